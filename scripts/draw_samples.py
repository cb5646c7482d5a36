#!/usr/bin/env python3
"""Draws the sample photographs of this repository's own site.

They are made by program, so that they show nobody and belong to nobody; their credit says so (程序绘制). The same
program draws the same pictures: run it again after changing it, and look at the difference.

Needs NumPy and Pillow: pip install numpy pillow
"""

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

CONTENT = Path(__file__).resolve().parent.parent / "content"
WIDTH, HEIGHT = 1800, 1200


def noise(seed, width=WIDTH, height=HEIGHT, octaves=6, stretch=1.0):
    """Smooth noise between 0 and 1: layers of random grids, each finer and fainter."""
    dice = np.random.default_rng(seed)
    total = np.zeros((height, width))
    weight = 0.0
    for octave in range(octaves):
        rows, columns = int(3 * 2**octave * stretch) + 2, 4 * 2**octave + 2
        grid = Image.fromarray((dice.random((rows, columns)) * 255).astype(np.uint8))
        total += np.asarray(grid.resize((width, height), Image.BICUBIC), float) / 255 * 0.5**octave
        weight += 0.5**octave
    return total / weight


def gradient(stops, height=HEIGHT, width=WIDTH):
    """A picture that passes from colour to colour, top to bottom."""
    places = [place for place, _ in stops]
    rows = np.linspace(0, 1, height)
    bands = [np.interp(rows, places, [colour[band] for _, colour in stops]) for band in range(3)]
    return np.repeat(np.stack(bands, -1)[:, None, :], width, 1)


def blend(below, above, share):
    share = np.clip(share, 0, 1)[..., None]
    return below * (1 - share) + np.asarray(above, float) * share


def glow(x, y, radius):
    across, down = np.meshgrid(np.arange(WIDTH), np.arange(HEIGHT))
    return np.exp(-(((across - x) ** 2 + (down - y) ** 2) / radius**2))


def ridge(seed, level, height, rough=5):
    """The line of a range of hills, one height for each column."""
    line = noise(seed, height=8, octaves=rough)[4]
    return level - (line - 0.5) * height * 2


def below(line, soft=2.0):
    down = np.arange(HEIGHT)[:, None]
    return np.clip((down - line[None, :]) / soft, 0, 1)


def finish(picture, seed, name):
    """Grain and a darker rim, as a lens would leave them; then the file."""
    dice = np.random.default_rng(seed)
    across = np.linspace(-1, 1, WIDTH)[None, :]
    down = np.linspace(-1, 1, HEIGHT)[:, None]
    picture = picture * (1 - 0.16 * (across**2 + down**2) / 2)[..., None]
    picture = picture + dice.normal(0, 2.2, (HEIGHT, WIDTH, 1))
    image = Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8))
    target = CONTENT / name
    for quality in range(86, 40, -4):
        image.save(target, quality=quality, optimize=True, progressive=True)
        if target.stat().st_size <= 195_000:
            break
    print(f"{target.relative_to(CONTENT.parent)}  {target.stat().st_size // 1000} KB")


def river_evening(name):
    """The same river after sunset, seen from higher up."""
    picture = gradient([(0, (46, 62, 104)), (0.28, (150, 104, 126)), (0.42, (236, 148, 104)), (1, (90, 70, 84))])
    picture = blend(picture, (255, 190, 120), 0.8 * glow(560, 470, 420))
    for layer, (level, height, colour) in enumerate([(480, 90, (110, 84, 104)), (530, 60, (74, 58, 80)), (566, 40, (44, 38, 56))]):
        picture = blend(picture, colour, below(ridge(1461 + layer, level, height)))
    bend = 600 + 140 * np.sin(np.linspace(0.2, 3.0, WIDTH))
    water = gradient([(0, (236, 148, 104)), (0.5, (226, 142, 108)), (0.7, (140, 100, 122)), (1, (58, 60, 96))])
    waves = noise(1466, octaves=7, stretch=10)
    picture = blend(picture, water, below(np.full(WIDTH, 590.0), 5))
    picture = blend(picture, (255, 206, 150), np.clip((waves - 0.54) * 8, 0, 1) * below(np.full(WIDTH, 590.0)) * glow(560, 760, 620))
    bank = ridge(1467, 1010, 90, 4) + (bend - 600) * 0.5
    picture = blend(picture, (34, 28, 38), below(bank, 3))
    image = Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8))
    pen = ImageDraw.Draw(image)
    dice = np.random.default_rng(1468)
    for _ in range(900):
        x = int(dice.integers(0, WIDTH))
        y = bank[x] + dice.integers(0, 40)
        high = dice.integers(20, 90)
        lean = dice.normal(8, 9)
        pen.line([(x, y), (x + lean * 0.4, y - high * 0.6), (x + lean, y - high)], (30, 24, 34), 2)
    finish(np.asarray(image, float), 8, name)


def river_morning(name):
    """A broad river at sunrise: haze, far banks, light on the water."""
    picture = gradient([(0, (120, 150, 180)), (0.3, (232, 196, 160)), (0.46, (250, 222, 180)), (1, (140, 116, 90))])
    picture = blend(picture, (255, 214, 150), 0.9 * glow(1240, 500, 330))
    picture = blend(picture, (255, 246, 226), glow(1240, 500, 70) * 1.6)
    for level, height, colour in [(560, 60, (176, 160, 150)), (600, 46, (132, 122, 114)), (636, 26, (86, 80, 72))]:
        picture = blend(picture, colour, below(ridge(level, level, height)))
    water = noise(7, octaves=7, stretch=9)
    shine = gradient([(0, (214, 178, 132)), (0.56, (226, 186, 134)), (0.75, (168, 136, 100)), (1, (92, 78, 62))])
    picture = blend(picture, shine, below(np.full(WIDTH, 660.0), 6))
    depth = np.clip((np.arange(HEIGHT)[:, None] - 660) / 540, 0, 1)
    column = np.exp(-(((np.arange(WIDTH)[None, :] - 1240) / (90 + 460 * depth)) ** 2))
    sparkle = np.clip((water - 0.5) * 9, 0, 1) * column * (depth > 0)
    picture = blend(picture, (255, 238, 200), sparkle * 0.85)
    picture = blend(picture, (60, 48, 38), np.clip((0.45 - water) * 7, 0, 1) * depth * 0.5)
    finish(picture, 1, name)


def wheat_field(name):
    """Ripe wheat to the horizon, a line of poplars behind."""
    picture = gradient([(0, (104, 152, 196)), (0.4, (206, 224, 230)), (1, (206, 224, 230))])
    clouds = np.clip((noise(21, octaves=6, stretch=2) - 0.5) * 4, 0, 1) * np.linspace(1, 0.2, HEIGHT)[:, None]
    picture = blend(picture, (250, 250, 246), clouds * 0.85)
    trees = ridge(23, 468, 16) - 26 * np.clip(noise(24, height=8, octaves=8)[4] - 0.44, 0, 1) * 8
    picture = blend(picture, (78, 98, 70), below(trees, 4))
    field = gradient([(0, (196, 160, 84)), (0.41, (214, 178, 96)), (0.7, (222, 176, 74)), (1, (150, 104, 34))])
    picture = blend(picture, field, below(np.full(WIDTH, 492.0), 4))
    image = Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8)).resize((WIDTH, HEIGHT))
    pen = ImageDraw.Draw(image, "RGBA")
    dice = np.random.default_rng(25)
    for row in range(64):
        depth = row / 63
        y = 500 + int(760 * depth**1.7)
        size = 2 + 46 * depth**1.5
        for x in np.arange(-20, WIDTH + 20, max(3.0, size * 0.62)):
            x = x + dice.normal(0, size * 0.3)
            lean = dice.normal(0.18, 0.12) * size
            tone = dice.integers(-26, 26)
            colour = (int(212 - 30 * depth + tone), int(164 - 32 * depth + tone), int(70 - 24 * depth + tone // 2), 235)
            top = y + dice.normal(0, size * 0.24)
            pen.line([(x, top + size * 2), (x + lean, top)], colour, max(1, int(size / 7)))
            if size > 9:
                for grain in range(5):
                    middle = (x + lean * (1 - grain * 0.1), top + grain * size * 0.17)
                    radius = size * 0.12
                    pen.ellipse([middle[0] - radius, middle[1] - radius * 1.7, middle[0] + radius, middle[1] + radius * 1.7],
                                (min(255, colour[0] + 18), min(255, colour[1] + 14), colour[2] + 8, 240))
                    pen.line([middle, (middle[0] + radius * 1.6, middle[1] - size * 0.75)], (238, 206, 128, 120), 1)
    finish(np.asarray(image, float), 2, name)


def lanterns(name):
    """Red lanterns on a string at dusk."""
    picture = gradient([(0, (26, 30, 58)), (0.5, (70, 52, 78)), (1, (150, 84, 70))])
    dice = np.random.default_rng(31)
    blur = Image.new("RGB", (WIDTH, HEIGHT))
    pen = ImageDraw.Draw(blur)
    for _ in range(60):
        x, y, radius = dice.integers(0, WIDTH), dice.integers(500, HEIGHT), dice.integers(14, 46)
        warm = dice.random()
        pen.ellipse([x - radius, y - radius, x + radius, y + radius], (int(150 * warm + 40), int(90 * warm), int(40 * warm)))
    picture = picture + np.asarray(blur.filter(ImageFilter.GaussianBlur(9)), float) * 0.8
    image = Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8))
    pen = ImageDraw.Draw(image)
    places = []
    for string, (top, sag, size) in enumerate([(90, 120, 46), (210, 180, 78), (330, 250, 128)]):
        points = [(x, top + sag * (1 - ((x - WIDTH / 2) / (WIDTH / 2)) ** 2)) for x in range(-20, WIDTH + 21, 20)]
        pen.line(points, (24, 18, 22), 3 + string)
        for number in range(9 - 2 * string):
            x = (number + 0.5) * WIDTH / (9 - 2 * string) + dice.normal(0, 8)
            places.append((x, top + sag * (1 - ((x - WIDTH / 2) / (WIDTH / 2)) ** 2) + size * 0.9, size))
    picture = np.asarray(image, float)
    for x, y, size in places:
        picture = blend(picture, (255, 120, 50), 0.55 * glow(x, y, size * 2.1))
    image = Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8))
    pen = ImageDraw.Draw(image)
    for x, y, size in places:
        for ring in range(40):
            share = 1 - ring / 40
            wide, high = size * share, size * 0.8
            light = (1 - share) ** 0.6
            pen.ellipse([x - wide, y - high, x + wide, y + high],
                        (int(176 + 79 * light), int(22 + 130 * light), int(18 + 62 * light)))
        for rib in np.linspace(-0.8, 0.8, 7):
            wide = abs(rib) * size
            side = [0, 180] if rib > 0 else [180, 360]
            pen.arc([x - wide, y - size * 0.8, x + wide, y + size * 0.8], 90 if rib < 0 else -90, 270 if rib < 0 else 90,
                    (132, 16, 14), max(1, int(size / 40)))
        for edge in (-1, 1):
            cap = y + edge * size * 0.76
            pen.rectangle([x - size * 0.36, cap - size * 0.09, x + size * 0.36, cap + size * 0.09], (214, 160, 60))
        for thread in range(9):
            shift = (thread - 4) * size * 0.05
            pen.line([(x + shift, y + size * 0.84), (x + shift * 1.5, y + size * 1.5)], (206, 60, 40), max(1, int(size / 30)))
    finish(np.asarray(image, float), 3, name)


def tea(name):
    """A cup of tea on a wooden table, light from a window."""
    grain = noise(41, octaves=7, stretch=0.25)
    rings = np.sin((np.arange(HEIGHT)[:, None] / 34 + grain * 9)) * 0.5 + 0.5
    wood = blend(np.full((HEIGHT, WIDTH, 3), (124.0, 78, 46)), (176, 122, 76), rings * 0.6 + noise(42, stretch=0.2) * 0.3)
    across, down = np.meshgrid(np.arange(WIDTH), np.arange(HEIGHT))
    light = np.clip(1.25 - (across + down * 0.6) / 2100, 0.35, 1.3)
    slats = 0.82 + 0.18 * (np.sin((across * 0.8 + down) / 130) > -0.2)
    picture = wood * (light * slats)[..., None]
    image = Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8))
    shade = Image.new("L", (WIDTH, HEIGHT))
    ImageDraw.Draw(shade).ellipse([640, 360, 1480, 1060], fill=150)
    image = Image.composite(Image.new("RGB", (WIDTH, HEIGHT), (30, 18, 12)), image, shade.filter(ImageFilter.GaussianBlur(40)))
    layers = [((446, 168, 1266, 988), (222, 218, 206)), ((452, 170, 1262, 980), (244, 241, 232)),
              ((486, 208, 1226, 948), (232, 228, 217)), ((492, 214, 1222, 944), (246, 243, 235)),
              ((600, 330, 1120, 850), (205, 212, 206)), ((604, 326, 1108, 830), (250, 249, 244)),
              ((640, 362, 1072, 794), (122, 66, 24)), ((652, 374, 1060, 782), (168, 98, 34))]
    for box, colour in layers:
        layer = Image.new("L", (WIDTH * 2, HEIGHT * 2))
        ImageDraw.Draw(layer).ellipse([2 * edge for edge in box], fill=255)
        image.paste(colour, (0, 0, WIDTH, HEIGHT), layer.resize((WIDTH, HEIGHT), Image.LANCZOS))
    picture = np.asarray(image, float)
    inside = ((across - 856) ** 2 + (down - 578) ** 2 < 204**2).astype(float)
    picture = blend(picture, (216, 150, 62), inside * np.clip((noise(43) - 0.42) * 3, 0, 1) * 0.7)
    picture = blend(picture, (255, 240, 214), inside * glow(770, 480, 80) * 0.9)
    picture = blend(picture, (255, 255, 250), glow(640, 420, 120) * 0.35)
    steam = np.clip((noise(44, stretch=0.5) - 0.5) * 3, 0, 1) * glow(880, 420, 420)
    picture = blend(picture, (255, 252, 246), steam * 0.28)
    finish(picture, 4, name)


def lattice(name):
    """A carved wooden window with light behind paper."""
    paper = gradient([(0, (252, 240, 214)), (1, (232, 200, 150))])
    paper = blend(paper, (255, 250, 236), glow(1150, 420, 640) * 0.8)
    paper = blend(paper, (196, 150, 100), np.clip((noise(51) - 0.5) * 1.6, 0, 1) * 0.5)
    leaves = Image.new("L", (WIDTH, HEIGHT))
    pen = ImageDraw.Draw(leaves)
    dice = np.random.default_rng(52)
    for stem in range(6):
        x = 1000 + stem * 150
        pen.line([(x, HEIGHT), (x - 160, 80)], 120, 9)
        for leaf in range(16):
            y = 160 + leaf * 64 + dice.integers(-20, 20)
            turn = dice.choice([-1, 1])
            start = x - 160 + (y - 80) * 160 / (HEIGHT - 80)
            pen.polygon([(start, y), (start + turn * 70, y + 14), (start + turn * 150, y + 74), (start + turn * 60, y + 46)], 110)
    paper = blend(paper, (92, 84, 52), np.asarray(leaves.filter(ImageFilter.GaussianBlur(13)), float) / 255 * 0.75)
    frame = Image.new("L", (WIDTH, HEIGHT))
    pen = ImageDraw.Draw(frame)
    step = 200
    for x in range(-100, WIDTH + step, step):
        for y in range(0, HEIGHT + step, step):
            pen.line([(x, y), (x + step, y)], 255, 20)
            pen.line([(x, y), (x, y + step)], 255, 20)
            pen.rectangle([x + 46, y + 46, x + step - 46, y + step - 46], outline=255, width=13)
            for start, end in [((100, 0), (100, 46)), ((100, 154), (100, 200)), ((0, 100), (46, 100)), ((154, 100), (200, 100))]:
                pen.line([(x + start[0], y + start[1]), (x + end[0], y + end[1])], 255, 13)
    shadow = np.roll(np.asarray(frame.filter(ImageFilter.GaussianBlur(10)), float), (14, -10), (0, 1)) / 255
    picture = blend(paper, (120, 84, 52), shadow * 0.5)
    wood = blend(np.full((HEIGHT, WIDTH, 3), (86.0, 40, 26)), (140, 70, 42), noise(53, octaves=7, stretch=3))
    bevel = np.roll(np.asarray(frame, float), (3, 3), (0, 1)) / 255
    mask = np.asarray(frame, float) / 255
    picture = blend(picture, wood, mask)
    picture = blend(picture, (206, 140, 90), mask * (1 - bevel) * 0.8)
    finish(picture, 5, name)


def hills(name):
    """Terraced hills in mist."""
    picture = gradient([(0, (196, 208, 206)), (0.5, (232, 234, 222)), (1, (150, 168, 140))])
    for layer in range(7):
        level = 380 + layer * 105
        line = ridge(61 + layer, level, 190 - layer * 12, 5)
        tone = layer / 6
        colour = np.array((168, 184, 178)) * (1 - tone) + np.array((52, 82, 48)) * tone
        mask = below(line, 3)
        depth = np.arange(HEIGHT)[:, None] - line[None, :]
        step = np.sin(depth / (5 + 3.4 * layer) + noise(71 + layer) * 6) * 0.5 + 0.5
        slope = np.asarray(colour)[None, None, :] * (0.86 + 0.26 * step[..., None])
        picture = blend(picture, slope, mask)
        mist = np.clip(depth / (260 - layer * 14), 0, 1) * mask * (1 - tone) * np.clip(noise(81 + layer, stretch=3) * 1.7, 0, 1)
        picture = blend(picture, (236, 238, 230), mist * 0.85)
    finish(picture, 6, name)


def books(name):
    """A row of books on a shelf."""
    wall = gradient([(0, (214, 202, 180)), (1, (184, 166, 138))]) * (0.92 + 0.16 * noise(91))[..., None]
    image = Image.fromarray(np.clip(wall, 0, 255).astype(np.uint8))
    pen = ImageDraw.Draw(image)
    dice = np.random.default_rng(92)
    colours = [(140, 34, 30), (44, 62, 82), (196, 150, 82), (72, 88, 70), (226, 214, 190), (98, 58, 44), (170, 96, 60)]
    for shelf in (560, 1130):
        x = 60
        while x < WIDTH - 120:
            wide, high = int(dice.integers(34, 92)), int(dice.integers(300, 440))
            colour = colours[dice.integers(len(colours))]
            for column in range(wide):
                round_ = 0.62 + 0.5 * np.sin(np.pi * (column + 0.5) / wide)
                pen.line([(x + column, shelf - high), (x + column, shelf)], tuple(int(min(255, part * round_)) for part in colour))
            gold = tuple(int(min(255, part * 0.55 + 110)) for part in colour)
            for band in (0.1, 0.14, 0.82, 0.86):
                pen.line([(x + 3, shelf - high * (1 - band)), (x + wide - 4, shelf - high * (1 - band))], gold, 3)
            pen.rectangle([x + wide * 0.3, shelf - high * 0.76, x + wide * 0.7, shelf - high * 0.4], outline=gold, width=2)
            x += wide + 2 + (dice.random() < 0.08) * 90
        pen.rectangle([0, shelf, WIDTH, shelf + 44], (104, 68, 42))
        pen.rectangle([0, shelf, WIDTH, shelf + 6], (150, 104, 66))
    picture = np.asarray(image, float)
    across, down = np.meshgrid(np.arange(WIDTH), np.arange(HEIGHT))
    picture *= np.clip(1.22 - ((across - 500) ** 2 + (down - 300) ** 2) / 2_600_000, 0.5, 1.2)[..., None]
    finish(np.asarray(Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.8)), float), 7, name)


def main():
    river_morning("projects/2025/huanghe-qingchen.jpg")
    river_evening("projects/2025/huanghe-huanghun.jpg")
    wheat_field("stories/2026/maitian.jpg")
    hills("projects/2026/titian.jpg")
    lanterns("festivals/2026/denglong.jpg")
    lattice("festivals/2026/chuanghua.jpg")
    tea("festivals/2026/chabei.jpg")
    books("projects/2023/shujia.jpg")


if __name__ == "__main__":
    main()
