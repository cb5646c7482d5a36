// Finds what is typed otherwise than it is written: traditional for simplified characters and back, pinyin, names with
// other dots or none, words run together. search.js loads this when it has nothing, or may have missed something.
xinfengSearch.take("near", function (index) {
  "use strict";
  const { guide, load, fold, placesOf, rank, pairsOf, both, findRun } = index;
  const markLength = 10;
  // So many readings of a word, and so many words that it may mean, are looked for.
  const most = 8;
  const longestWord = 40;
  const lineGrain = 32;
  const everyDot = ".\xb7\u2022\u2027\u2219\u22c5\u30fb\uff65";
  const dots = new RegExp("[" + everyDot + "]", "g");
  const han = /[\u3400-\u9fff\u{20000}-\u{3ffff}]/u;
  const syllable = new RegExp("^(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:a|ai|an|ang|ao|e|ei|en|eng|er|i|ia|ian|iang|iao|"
    + "ie|in|ing|iong|iu|o|ong|ou|u|ua|uai|uan|uang|ue|ui|un|uo|yu|yue)$");

  async function entries(family, separator) {
    const marks = guide[family];
    const texts = [];
    for (let at = 0; at < marks.length; at += markLength) {
      texts.push(load(family + "/" + at / markLength, marks.substr(at, markLength)));
    }
    return [].concat(...(await Promise.all(texts)).map(function (text) { return text.split(separator); })).filter(Boolean);
  }

  // By each character those of its class that the index has.
  let classes;
  async function spellings() {
    classes = classes || entries("spellings", " ").then(function (list) {
      const known = new Map();
      list.forEach(function (entry) {
        const end = entry.lastIndexOf("/");
        const written = Array.from(entry.slice(0, end));
        // Of dots only those are listed that the index has.
        const others = everyDot.includes(written[0]) ? everyDot : entry.slice(end + 1);
        written.concat(Array.from(others)).forEach(function (form) { known.set(form, written); });
      });
      return known;
    });
    return classes;
  }

  let names;
  async function hints() {
    names = names || entries("hints", "\n").then(function (list) {
      return list.map(function (entry) {
        const [name, pinyin, ...aliases] = entry.split("\t");
        return { name, syllables: pinyin ? pinyin.split(" ") : [], aliases };
      });
    });
    return names;
  }

  // The places at which pieces stand one after the other, told by where two neighbours do.
  async function follow(count, placesAt) {
    let places = null;
    for (const offset of pairsOf(count)) {
      const list = await placesAt(offset);
      places = places ? both(places, list, offset) : list;
      if (!places.length) { break; }
    }
    return places;
  }

  // What stands for a run of characters in any of their forms.
  async function formsOf(word) {
    const known = await spellings();
    const characters = Array.from(word);
    const forms = characters.map(function (character) { return known.get(character) || [character]; });
    async function placesOfAny(keys) {
      const lists = await Promise.all(keys.map(function (key) { return placesOf("terms", key); }));
      return lists.length === 1 ? lists[0] : [].concat(...lists).sort(function (one, other) { return one - other; });
    }
    return {
      count: characters.length,
      isAsTyped: forms.every(function (some, at) { return some.length === 1 && some[0] === characters[at]; }),
      placesOfOne() { return placesOfAny(forms[0]); },
      placesOfPair(offset) {
        return placesOfAny([].concat(...forms[offset].map(function (first) {
          return forms[offset + 1].map(function (second) { return first + second; });
        })));
      },
      leader(text) { return leaderOf(text, known); },
    };
  }

  // A text by the first form of each of its characters.
  function leaderOf(text, known) {
    return Array.from(text).map(function (character) { return (known.get(character) || [character])[0]; }).join("");
  }

  async function findSpellings(word) {
    const { count, isAsTyped, placesOfOne, placesOfPair, leader } = await formsOf(word);
    if (isAsTyped) { return null; }
    const places = count === 1 ? await placesOfOne() : await follow(count, placesOfPair);
    const wanted = leader(word);
    return {
      ranks: await rank(places),
      marks(page) {
        const found = new Set();
        textsOf(page).forEach(function (text) {
          const { folded } = fold(text);
          const led = leader(folded);
          for (let at = led.indexOf(wanted); at >= 0; at = led.indexOf(wanted, at + wanted.length)) {
            found.add(folded.slice(at, at + wanted.length));
          }
        });
        return Array.from(found);
      },
    };
  }

  // A name by its characters alone, whatever dots the page or the reader sets.
  async function findName(word) {
    const whole = word.replace(dots, "");
    if (whole.length < 2 || !han.test(whole)) { return null; }
    const places = await placesOf("readings", "~" + whole);
    const ranks = await rank(places);
    if (whole !== word) { join(ranks, await findRun(whole)); }
    return { ranks, marks(page) {
      return [whole].concat(page.names.map(function (name) { return fold(name).folded; }).filter(function (name) {
        return name.replace(dots, "") === whole;
      }));
    } };
  }

  // The ways in which letters are syllables, such as xian and xi-an, those of long syllables first.
  function readingsOf(word) {
    const found = [];
    const dead = new Set();
    function go(at, before) {
      if (found.length >= most || dead.has(at)) { return; }
      if (at === word.length) {
        found.push(before);
        return;
      }
      const count = found.length;
      for (let length = Math.min(6, word.length - at); length > 0; length -= 1) {
        const piece = word.substr(at, length);
        if (syllable.test(piece)) { go(at + length, before.concat(piece)); }
      }
      if (found.length === count) { dead.add(at); }
    }
    go(0, []);
    return found;
  }

  async function findReadings(typed) {
    const word = typed.replace(/([ln])(?:v|u(?=e))e?/g, function (piece, first) {
      return first + "yu" + (piece.endsWith("e") ? "e" : "");
    });
    const ranks = new Map();
    const hits = [];
    async function add(places, length, isWhole) {
      (await rank(places)).forEach(function (value, document) {
        raise(ranks, document, isWhole ? 3 : value);
      });
      hits.push({ places: new Set(places), length });
    }
    await add(await placesOf("readings", "=" + typed), typed.length, true);
    if (typed.length > 2) {
      await add(await follow(typed.length, function (offset) {
        return placesOf("readings", typed[offset] + "." + typed[offset + 1]);
      }), typed.length);
    }
    for (const pieces of readingsOf(word)) {
      await add(pieces.length === 1 ? await placesOf("readings", word) : await follow(pieces.length, function (offset) {
        return placesOf("readings", pieces[offset] + "-" + pieces[offset + 1]);
      }), pieces.length);
    }
    const runs = (await runsOfHints(typed, word)).map(function (run) { return fold(run).folded; });
    for (const run of runs) { join(ranks, await findRun(run)); }
    return { ranks, marks(page) {
      const found = new Set(runs);
      hits.forEach(function ({ places, length }) {
        places.forEach(function (place) {
          const text = charactersAt(page, place - page.place, length);
          if (text) { found.add(text); }
        });
      });
      return Array.from(found);
    } };
  }

  // What of the names in the lists is read so: a whole name by its first letters, or the beginning by three.
  async function runsOfHints(letters, word) {
    const runs = new Set();
    (await hints()).forEach(function ({ name, syllables }) {
      const characters = Array.from(name);
      const initials = syllables.map(function (piece) { return piece[0]; }).join("");
      if (initials === letters && letters.length > 1) { runs.add(name); }
      else if (letters.length > 2 && initials.startsWith(letters)) {
        runs.add(characters.slice(0, letters.length).join(""));
      }
      for (let start = 0; start < syllables.length; start += 1) {
        let read = "";
        for (let end = start; end < syllables.length && read.length < word.length; end += 1) {
          read += syllables[end];
          if (read === word) { runs.add(characters.slice(start, end + 1).join("")); }
        }
      }
    });
    return Array.from(runs).slice(0, most);
  }

  // The characters that stand so far behind the beginning of a page's title and names, which begin lines of the index.
  function charactersAt(page, offset, length) {
    if (offset < 0) { return ""; }
    let start = 0;
    for (const text of [page.title].concat(page.names)) {
      const characters = Array.from(fold(text).folded);
      if (offset < start + characters.length) {
        // Of a name the index counts the characters between its dots.
        const counted = Array.from(characters.keys()).filter(function (at) {
          return text === page.title || !everyDot.includes(characters[at]);
        }).slice(offset - start, offset - start + length);
        return counted.length ? characters.slice(counted[0], counted[counted.length - 1] + 1).join("") : "";
      }
      if (characters.length) { start += Math.ceil((characters.length + 1) / lineGrain) * lineGrain; }
    }
    return "";
  }

  // Pages that have two thirds of a word at least, in pieces of two characters or more.
  async function findParts(word) {
    const { count, placesOfPair, leader } = await formsOf(word);
    if (count < 3 || count > longestWord * 2 || Array.from(word).filter(function (one) { return han.test(one); }).length < 3) {
      return null;
    }
    const covered = new Map();
    // Of a long word, pieces that do not overlap are enough.
    for (let offset = 0; offset < count - 1; offset += count > 16 ? 2 : 1) {
      (await rank(await placesOfPair(offset))).forEach(function (value, document) {
        if (!covered.has(document)) { covered.set(document, { flags: new Uint8Array(count), value: 0 }); }
        const entry = covered.get(document);
        entry.flags[offset] = entry.flags[offset + 1] = 1;
        entry.value += value;
      });
    }
    const ranks = new Map();
    covered.forEach(function ({ flags, value }, document) {
      const sum = flags.reduce(function (all, flag) { return all + flag; }, 0);
      if (sum * 3 >= count * 2) { ranks.set(document, sum * 2 * count + value); }
    });
    const characters = Array.from(leader(word));
    // The longest pieces of the word that the page has, as it writes them.
    function marks(page) {
      const texts = textsOf(page).map(function (text) {
        const { folded } = fold(text);
        return { folded, led: leader(folded) };
      });
      const parts = new Set();
      for (let start = 0; start < count;) {
        let end = start + 1;
        let part = "";
        for (let piece = characters.slice(start, end + 1).join(""); end < count; piece += characters[end]) {
          const text = texts.find(function ({ led }) { return led.includes(piece); });
          if (!text) { break; }
          part = text.folded.substr(text.led.indexOf(piece), piece.length);
          end += 1;
        }
        if (part) { parts.add(part); }
        start = end;
      }
      return Array.from(parts);
    }
    return { ranks, marks, isParted: true };
  }

  function textsOf(page) { return [page.title, page.summary, page.body].concat(page.names, page.details); }

  function raise(ranks, document, value) {
    if (!(ranks.get(document) >= value)) { ranks.set(document, value); }
  }

  function join(ranks, others) { others.forEach(function (value, document) { raise(ranks, document, value); }); }

  async function findWord(word, exact) {
    const found = exact.size ? [{ ranks: exact, marks() { return [word]; } }] : [];
    async function add(ways) {
      for (const way of ways) {
        const result = await way(word);
        if (result && result.ranks.size) { found.push(result); }
      }
    }
    if (word.length <= longestWord && /^[a-z]{2,}$/.test(word)) { await add([findReadings]); }
    else if (!exact.size) { await add([findSpellings, findName]); }
    else if (Array.from(word).some(function (one) { return guide.mixed.includes(one); })) { await add([findSpellings]); }
    if (!found.length) { await add([findParts]); }
    const ranks = new Map();
    found.forEach(function (result) { join(ranks, result.ranks); });
    return {
      ranks, isParted: found.some(function (result) { return result.isParted; }),
      marks(page) { return [].concat(...found.map(function (result) { return result.marks(page); })); },
    };
  }

  // Whether one slip (a character too many, too few, another one, two that changed places) makes one of the other.
  function isNear(one, other) {
    const left = Array.from(one);
    const right = Array.from(other);
    if (Math.abs(left.length - right.length) > 1) { return false; }
    let start = 0;
    while (start < left.length && left[start] === right[start]) { start += 1; }
    let end = 0;
    while (end < Math.min(left.length, right.length) - start
      && left[left.length - 1 - end] === right[right.length - 1 - end]) { end += 1; }
    const rest = left.slice(start, left.length - end);
    const others = right.slice(start, right.length - end);
    return rest.length < 2 && others.length < 2
      || rest.length === 2 && others.length === 2 && rest[0] === others[1] && rest[1] === others[0];
  }

  return {
    // The words as they may be meant: which documents have them, what of a page to mark, and whether only in parts.
    async find(words, exact) {
      const found = await Promise.all(words.map(function (word, at) { return findWord(word, exact[at]); }));
      return {
        ranks: found.map(function (result) { return result.ranks; }),
        isParted: found.some(function (result) { return result.isParted; }),
        marks(page) {
          return Array.from(new Set([].concat(...found.map(function (result) { return result.marks(page); }))));
        },
      };
    },
    // Names that are written almost like what was typed, or are another name for it.
    async meant(words) {
      const found = new Set();
      const known = await spellings();
      function comparable(text) { return leaderOf(fold(text).folded, known); }
      (await hints()).forEach(function ({ name, aliases }) {
        words.map(comparable).forEach(function (word) {
          const typed = Array.from(word);
          if (aliases.some(function (alias) { return typed.length > 1 && comparable(alias) === word; })) { found.add(name); }
          const folded = comparable(name);
          const count = Array.from(folded).length;
          // Who wrote a name without its last character, and more behind it, meant what was written.
          const isThere = typed.length > count + 1 && word.includes(Array.from(folded).slice(0, -1).join(""));
          if (count < 2 || word.includes(folded) || isThere) { return; }
          for (let length = Math.max(2, count - 1); length <= count + 1; length += 1) {
            for (let start = 0; start + length <= typed.length; start += 1) {
              const piece = typed.slice(start, start + length).join("");
              // With one of two characters another, nearly everything is near; with both in the other order it is not.
              const isMeant = count > 2 ? length > 2 && isNear(piece, folded)
                : piece === Array.from(folded).reverse().join("");
              if (isMeant) { found.add(name); }
            }
          }
        });
      });
      return Array.from(found).slice(0, 2);
    },
  };
});
