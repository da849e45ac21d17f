#!/usr/bin/env python3
"""Records what Python's `re` says of random expressions, for the compiler's translation of them.

    python3 tests/oracle/python_patterns.py           # writes crates/frostmap-compiler/tests/python_patterns.json
    python3 tests/oracle/python_patterns.py --check   # fails when Python answers otherwise

The expressions are the same in every run. Texts have no character that is younger than Unicode 13, so that Python 3.11 to 3.13,
which have the same syntax, answer alike.
"""

import json
import random
import re
import sys
import warnings
from pathlib import Path

FILE = Path(__file__).parent / "../../crates/frostmap-compiler/tests/python_patterns.json"
COUNT = 1200

TEXTS = [
    "", "a", "b", "ab", "ba", "aab", "abc", "a\n", "a\nb", "\n", "\n\n", "a\n\n", "b\na\n", "A", "aB", "K", "k", "\u212a", "s",
    "\u017f", "i", "I", "\u0130", "\u0131", "é", "É", "aé", "ß", "1", "a1", "12", "\u0663", "²", "Ⅷ", "_", "-", "a-b", "]", "[a]",
    "^", "$", ".", "{", "a{2}", " ", "\t", "\x1c", "\x85", "\xa0", "\u200d", "x\u0301", "名前", "😀", "a b", "#", "a#b", "\\",
    "aaa", "aaaa", "bbb", "abab", "\r\n", "a\r", "\x08", "c", "z9", "Z_",
]
ATOMS = [
    "a", "b", "c", "k", "s", "i", "é", "A", "-", "_", "1", ".", ".", r"\d", r"\D", r"\w", r"\W", r"\s", r"\S", r"\.", r"\\", r"\n",
    r"\x61", r"\u00e9", r"\t", r"\0", r"\]", "]", "{", "}", "{,", " ", "#", "😀", "名", "[ab]", "[^ab]", "[a-c]", "[^a-c]", "[]a]",
    "[^]a]", "[a-]", "[-a]", r"[\d_]", r"[^\w]", r"[\W\d]", r"[^\S]", "[k-t]", "[A-Z]", "[!-~]", r"[\b]", r"[\]\[]", "[é]", "[^^]",
    "[.]", "[$]", r"[\x61-\x63]", "[a&&b]", "[a--b]", "[a||b]", "[[a]", "[a~~b]",
]
PLACES = ["^", "$", r"\A", r"\Z", r"\b", r"\B"]
TIMES = ["*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{,2}", "{2,}", "{0}", "{2}?", "{,}", "{1", "{a}", "*+", "**", "{2,1}"]
GROUPS = ["(", "(?:", "(?P<n>", "(?i:", "(?s:", "(?m:", "(?-i:", "(?i-s:", "(?a:", "(?=", "(?!", "(?<=", "(?>", "(?x:"]
STARTS = ["(?i)", "(?m)", "(?s)", "(?x)", "(?a)", "(?im)", "(?#c)", "(?u)"]
FLAGS = [0, 0, 0, 0, 2, 8, 16, 32, 64, 256, 258, 10]


def atom(rng, depth):
    if depth < 3 and rng.random() < 0.22:
        weights = [8, 8, 1] + [1] * (len(GROUPS) - 3)
        return rng.choices(GROUPS, weights)[0] + alternatives(rng, depth + 1) + ")"
    if rng.random() < 0.15:
        return rng.choice(PLACES[:4] if rng.random() < 0.8 else PLACES)
    return rng.choice(ATOMS)


def sequence(rng, depth):
    text = ""
    for _ in range(rng.randint(0 if depth else 1, 4 - depth)):
        text += atom(rng, depth)
        if rng.random() < 0.25:
            text += rng.choices(TIMES, [6] * 11 + [1] * (len(TIMES) - 11))[0]
    return text


def alternatives(rng, depth):
    return "|".join(sequence(rng, depth) for _ in range(rng.choice([1, 1, 1, 2])))


def expression(rng):
    start = rng.choice(STARTS) if rng.random() < 0.1 else ""
    return start + rng.choice(["", "", "^"]) + alternatives(rng, 0) + rng.choice(["", "", "$", "$"])


def answers(pattern, flags):
    try:
        compiled = re.compile(pattern, flags)
    except (re.error, ValueError):
        return None
    return "".join("1" if compiled.search(text) else "0" for text in TEXTS)


def main():
    warnings.simplefilter("ignore")
    rng = random.Random(20)
    rows = []
    for _ in range(COUNT):
        pattern, flags = expression(rng), rng.choice(FLAGS)
        rows.append({"pattern": pattern, "flags": flags, "answers": answers(pattern, flags)})
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    text = f'{{"texts": {json.dumps(TEXTS, ensure_ascii=False)},\n"expressions": [\n{lines}\n]}}\n'
    if "--check" in sys.argv[1:]:
        if FILE.read_text(encoding="utf-8") != text:
            sys.exit(f"{FILE.name} is not what Python {sys.version.split()[0]} says")
        return
    FILE.write_text(text, encoding="utf-8")
    valid = sum(row["answers"] is not None for row in rows)
    print(f"{len(rows)} expressions, {valid} of them valid")


if __name__ == "__main__":
    main()
