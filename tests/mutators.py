"""Ways to break a file: each takes its bytes and a source of chance, and gives other bytes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

# Characters that people do not see or do not mean, and the signs that YAML keeps for itself.
ODD = "\t\r\u00a0\u00ad\u0085\u2028\u2029\u200b\u200d\u202e\ufeff\ufffd\x00\x7f\u0301“”‘’«»…—٣日🙂\U000e0041\U0010ffff"
SIGNS = ":-#&*!|>'\"%@`{}[],?~<\\/.= \n"


def flip(raw: bytes, random: Random) -> bytes:
    """One bit of a byte turned over."""
    at = random.randrange(len(raw))
    return raw[:at] + bytes([raw[at] ^ 1 << random.randrange(8)]) + raw[at + 1 :]


def insert(raw: bytes, random: Random, inserted: Sequence[bytes] = ()) -> bytes:
    """A byte, or one of the given words, put in anywhere; or in the place of some letters."""
    at = random.randrange(len(raw) + 1)
    word = random.choice(inserted) if inserted else random.randbytes(1)
    return raw[:at] + word + raw[at + random.choice((0, 0, 1, 5)) :]


def delete(raw: bytes, random: Random) -> bytes:
    """Some bytes taken out."""
    at = random.randrange(len(raw))
    return raw[:at] + raw[at + random.choice((1, 1, 2, 8, 40)) :]


def truncate(raw: bytes, random: Random) -> bytes:
    """The file cut off anywhere."""
    return raw[: random.randrange(len(raw))]


def lines(raw: bytes, random: Random) -> bytes:
    """Two lines swapped, a line twice, a line gone, or a line joined with the next."""
    parts = raw.split(b"\n")
    one, other = random.randrange(len(parts)), random.randrange(len(parts))
    match random.randrange(4):
        case 0:
            parts[one], parts[other] = parts[other], parts[one]
        case 1:
            parts.insert(other, parts[one])
        case 2:
            del parts[one]
        case _:
            parts[one : one + 2] = [b"".join(parts[one : one + 2])]
    return b"\n".join(parts)


def indent(raw: bytes, random: Random) -> bytes:
    """A line moved to the left or right, or indented by a tab."""
    parts = raw.split(b"\n")
    at = random.randrange(len(parts))
    parts[at] = random.choice((b"", b" ", b"  ", b"   ", b"\t", b"  - ")) + parts[at].lstrip(b" ")
    return b"\n".join(parts)


def swap(raw: bytes, random: Random) -> bytes:
    """Two values swapped, or one put in the place of another."""
    found = list(re.finditer(rb"(?<=: )\S.*", raw))
    if len(found) < 2:
        return raw
    first, second = sorted(random.sample(found, 2), key=lambda one: one.start())
    put = second[0] if random.random() < 0.5 else first[0]
    return raw[: first.start()] + put + raw[first.end() : second.start()] + first[0] + raw[second.end() :]


def splice(raw: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    """The beginning of one record and the end of another."""
    other = random.choice(others)
    return raw[: random.randrange(len(raw) + 1)] + other[random.randrange(len(other)) :]
