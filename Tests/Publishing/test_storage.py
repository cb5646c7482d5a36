"""Publishing to object storage: rclone and a server that speaks S3 on loopback (moto)."""

from __future__ import annotations

import re

import pytest

from targets import SECRET, port, storage  # noqa: F401


def test_what_is_there_is_what_was_built_with_the_right_headers(storage):
    assert "published" in storage.published()
    assert storage.files() == storage.built()
    style = next(path for path in storage.objects() if path.endswith(".css"))
    for path, kind, cache in [
        ("index.html", "text/html; charset=utf-8", "public, max-age=60"),
        ("feed.xml", "application/xml; charset=utf-8", "public, max-age=60"),
        (style, "text/css; charset=utf-8", "public, max-age=31536000, immutable"),
    ]:
        head = storage.client.head_object(Bucket=storage.bucket, Key="site/" + path)
        assert (head["ContentType"], head["CacheControl"]) == (kind, cache)
    assert re.search(r"(?m)^\* 1-.* 6 pages", storage.published("--list"))


def test_only_what_changed_is_uploaded(storage):
    storage.published()
    before = storage.objects()
    assert "nothing changed" in storage.published()
    storage.site.add("story-1", "改过的文字，一样长短的话。")
    storage.site.remove("story-5")
    storage.published()
    after = storage.objects()
    assert storage.files() == storage.built()
    assert "stories/2026/story-5/index.html" not in after
    changed = {path for path in after if path not in before or after[path]["LastModified"] != before[path]["LastModified"]
               or after[path]["ETag"] != before[path]["ETag"]}
    assert "stories/2026/story-1/index.html" in changed and "stories/2026/story-2/index.html" not in changed


def test_assets_come_before_pages_and_pages_before_deletions(storage):
    storage.published()
    storage.site.set_version(2)
    storage.site.remove("story-5")
    log, environment = storage.recorded("")
    storage.published(**environment)
    calls = log.read_text().splitlines()
    kinds = ["css" if "text/css" in call else "html" if "text/html" in call else "delete" if "\tdelete\t" in call
             else "manifest" if "copyto" in call else "" for call in calls]
    kinds = [kind for kind in kinds if kind]
    assert kinds == ["manifest", "css", "html", "delete", "manifest"]
    # The style of pages that readers still have open stays for a week.
    assert len([path for path in storage.objects() if path.endswith(".css")]) == 2


@pytest.mark.parametrize("turn", [3, 5, 6, 7])
def test_a_publish_that_breaks_off_is_completed_by_the_next(storage, turn):
    storage.published()
    storage.site.set_version(2)
    storage.site.add("new")
    storage.site.remove("story-5")
    log, environment = storage.recorded(f'if [ $(wc -l < {storage.folder}/calls) -ge {turn} ]; then exit 1; fi')
    result = storage.publish(**environment)
    assert result.returncode == 3 and "publishing again completes" in result.stderr
    # What the next one publishes need not be the same.
    storage.site.remove("new")
    storage.published()
    files = storage.files()
    assert {path: data for path, data in files.items() if path in storage.built()} == storage.built()
    assert all(".css" in path for path in files.keys() - storage.built().keys())
    assert "nothing changed" in storage.published()


def test_secrets_are_never_printed(storage):
    for environment in [
        {"RCLONE_DUMP": "headers,auth", "RCLONE_VERBOSE": "2"},
        {"RCLONE_CONFIG_OSS_ENDPOINT": "http://127.0.0.1:1"},
    ]:
        result = storage.publish(**environment)
        assert SECRET not in result.stdout + result.stderr and "key-of-the-office" not in result.stdout + result.stderr
    # Even where rclone itself says it.
    _, environment = storage.recorded(f'echo "wrong key {SECRET}" >&2; exit 1')
    result = storage.publish(**environment)
    assert result.returncode == 3 and "wrong key ***" in result.stderr and SECRET not in result.stderr


def test_an_emptied_site_is_refused_and_there_is_no_way_back(storage):
    storage.published()
    for number in range(4):
        storage.site.remove(f"story-{number}")
    assert storage.publish().returncode == 1
    assert len(storage.files()) > 6
    result = storage.publish("--rollback")
    assert result.returncode == 1 and "git revert" in result.stderr


def test_a_bucket_that_is_not_there_is_told_and_never_made(storage):
    settings = (storage.site.folder / "site.yml").read_text()
    (storage.site.folder / "site.yml").write_text(settings.replace(storage.bucket, storage.bucket + "-typo"))
    result = storage.publish()
    assert result.returncode == 3 and "NoSuchBucket" in result.stderr, result.stderr
    assert storage.bucket + "-typo" not in [bucket["Name"] for bucket in storage.client.list_buckets()["Buckets"]]


def test_the_first_publish_says_that_readers_must_be_let_in(storage):
    assert "must let readers read" in storage.publish().stderr
    storage.site.set_version(2)
    assert "must let readers read" not in storage.publish().stderr
