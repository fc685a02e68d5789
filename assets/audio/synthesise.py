"""Makes the sounds of this folder from noise and sums of sines: `python assets/audio/synthesise.py`.

Everything is drawn from fixed seeds, so that the files come out the same each time.  Sounds are mono, 16 bits; each is
brought to the loudness in `LEVELS` and kept below full scale.
"""

from __future__ import annotations

import math
import random
import struct
import wave
from collections.abc import Callable, Sequence
from pathlib import Path

RATE = 22_050
RAIN_RATE = 11_025
PEAK = 0.7
LEVELS = {"telegraph": 0.11, "paper": 0.09, "pen": 0.07, "gavel": 0.13, "seal": 0.13, "rain": 0.05}
"""The root mean square of each sound over the part that can be heard, as a share of full scale."""
MORSE = ".-- .. - - ."
"""What the sounder taps."""

Samples = list[float]


def silence(seconds: float, rate: int = RATE) -> Samples:
    """So many seconds of nothing."""
    return [0.0] * int(seconds * rate)


def add(to: Samples, what: Sequence[float], at: float) -> None:
    """Mix a sound into another from a time in seconds; what would run over the end is left out."""
    start = int(at * RATE)
    for n, value in enumerate(what[: len(to) - start]):
        to[start + n] += value


def low_pass(samples: Sequence[float], hertz: float, rate: int = RATE) -> Samples:
    """What is slower than so many hertz, by one pole."""
    share = 1 - math.exp(-2 * math.pi * hertz / rate)
    found, level = [], 0.0
    for value in samples:
        level += share * (value - level)
        found.append(level)
    return found


def high_pass(samples: Sequence[float], hertz: float, rate: int = RATE) -> Samples:
    """What is faster than so many hertz."""
    return [value - slow for value, slow in zip(samples, low_pass(samples, hertz, rate), strict=True)]


def noise(seconds: float, seed: str, rate: int = RATE) -> Samples:
    """White noise."""
    draw = random.Random(seed)
    return [draw.uniform(-1, 1) for _ in range(int(seconds * rate))]


def rung(partials: Sequence[tuple[float, float, float]], seconds: float) -> Samples:
    """Struck matter: (hertz, loudness, seconds to fade to a third) for each way in which it rings."""
    made = silence(seconds)
    for hertz, loud, fade in partials:
        for n in range(len(made)):
            made[n] += loud * math.exp(-n / RATE / fade) * math.sin(2 * math.pi * hertz * n / RATE)
    return made


def swell(samples: Sequence[float], shape: Callable[[float], float]) -> Samples:
    """The samples, louder and softer over their length (0 to 1)."""
    size = max(1, len(samples))
    return [value * shape(n / size) for n, value in enumerate(samples)]


def click(seed: str, deep: bool) -> Samples:
    """The armature of a sounder, down or up."""
    hertz = 1150 if deep else 1700
    body = rung(((hertz, 0.8, 0.006), (hertz * 2.7, 0.5, 0.003), (310, 0.4, 0.012)), 0.05)
    return [a + b for a, b in zip(body, swell(noise(0.05, seed), lambda t: 0.6 * math.exp(-t * 40)), strict=True)]


def telegraph() -> Samples:
    """A sounder taps a word."""
    unit, at, made = 0.055, 0.02, silence(1.75)
    for n, sign in enumerate(MORSE):
        if sign == " ":
            at += 2 * unit
            continue
        add(made, click(f"down {n}", True), at)
        at += unit * (1 if sign == "." else 3)
        add(made, [0.6 * value for value in click(f"up {n}", False)], at)
        at += unit
    return made


def paper() -> Samples:
    """A sheet is laid down."""
    draw = random.Random("creases")
    made = swell(high_pass(noise(0.55, "sheet"), 2200), lambda t: 0.5 * math.sin(math.pi * t) ** 2)
    for _ in range(26):
        crease = swell(high_pass(noise(0.012, str(draw.random())), 3000), lambda t: math.exp(-5 * t))
        add(made, [draw.uniform(0.2, 0.8) * value for value in crease], draw.triangular(0.02, 0.5, 0.2))
    return low_pass(made, 6500)


def pen() -> Samples:
    """A steel nib writes a name."""
    draw, at = random.Random("strokes"), 0.03
    made = silence(1.15)
    while at < 0.95:
        length = draw.uniform(0.05, 0.13)
        stroke = swell(high_pass(noise(length, str(at)), 3400), lambda t: math.sin(math.pi * t) ** 0.7)
        add(made, [draw.uniform(0.5, 1.0) * value for value in stroke], at)
        at += length + draw.uniform(0.015, 0.05)
    return made


def gavel() -> Samples:
    """Wood on wood, twice."""
    made = silence(0.85)
    for at, loud in ((0.01, 1.0), (0.27, 0.75)):
        knock = rung(((190, 1.0, 0.045), (430, 0.7, 0.03), (910, 0.35, 0.015), (1630, 0.2, 0.008)), 0.4)
        add(made, [loud * value for value in knock], at)
        add(made, swell(noise(0.03, f"edge {at}"), lambda t: 0.5 * math.exp(-14 * t)), at)
    return made


def seal() -> Samples:
    """A seal is pressed into wax."""
    made = rung(((95, 1.0, 0.06), (170, 0.5, 0.04)), 0.5)
    add(made, swell(low_pass(noise(0.28, "wax"), 900), lambda t: 1.6 * math.sin(math.pi * t) ** 3), 0.05)
    return made


def rain() -> Samples:
    """Rain on a roof, six seconds that join end to beginning."""
    seconds, overlap = 6.0, 1.0
    hiss = high_pass(low_pass(noise(seconds + overlap, "rain", RAIN_RATE), 2600, RAIN_RATE), 350, RAIN_RATE)
    draw = random.Random("drops")
    for _ in range(260):
        start, hertz = draw.randrange(len(hiss) - 600), draw.uniform(500, 1500)
        for n in range(300):
            hiss[start + n] += (
                draw.uniform(0.04, 0.05) * math.exp(-n / 55) * math.sin(2 * math.pi * hertz * n / RAIN_RATE)
            )
    size, over = int(seconds * RAIN_RATE), int(overlap * RAIN_RATE)
    joined = hiss[:size]
    for n in range(over):
        share = n / over
        joined[n] = math.sqrt(share) * hiss[n] + math.sqrt(1 - share) * hiss[size + n]
    return joined


def levelled(samples: Sequence[float], level: float) -> Samples:
    """The sound at its loudness, peaks held under `PEAK`."""
    loud = max(1e-9, max(abs(value) for value in samples))
    heard = [value for value in samples if abs(value) > 0.02 * loud] or [1.0]
    gain = level / math.sqrt(sum(value * value for value in heard) / len(heard))
    return [PEAK * math.tanh(value * gain / PEAK) for value in samples]


def write(path: Path, samples: Sequence[float], rate: int) -> None:
    """Write a wave file."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(b"".join(struct.pack("<h", round(32767 * value)) for value in samples))


def main() -> None:
    """Write every sound beside this file."""
    folder = Path(__file__).parent
    for name, make in (("telegraph", telegraph), ("paper", paper), ("pen", pen), ("gavel", gavel), ("seal", seal)):
        write(folder / f"{name}.wav", levelled(make(), LEVELS[name]), RATE)
    write(folder / "rain.wav", levelled(rain(), LEVELS["rain"]), RAIN_RATE)


if __name__ == "__main__":
    main()
