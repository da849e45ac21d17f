#!/usr/bin/env python3
"""Answer the questions of `cargo xtask oracle` as pydantic-core does: one JSON object a line, in and out.

A question is a case file as `pin.py` describes it; its cases may have a `dump`, keyword arguments of `to_json`.
The answer is `{"cases": [...]}` with the outcome of each case as it would be pinned and `dumped`, or `{"refused": why}`
where pydantic does not build the schema, or `{"unsupported": why}` where the JSON form cannot say it. A case that ends
with anything else than a list of errors is `{"raised": what}`, but for what functions of pydantic's raise that check
constraints: that is `{"ok": false, "raises": class}` as it would be pinned. What names functions that arguments are bound
to does so by their names alone, and not by where they are in memory.
"""

import json
import re
import sys

import pin


PARTIAL = re.compile(r"functools\.partial\(<function (\w+) at 0x[0-9a-f]+>(?:, \w+=[^,()]+)*\)")
RAISED = re.compile("Unable to apply constraint|must be real number|int too large to convert to float")


def answer(question):
    try:
        bridge = pin.Bridge(question.get("definitions"), enums=question.get("enums"))
        schema, config = bridge.core_schema(question["schema"]), question.get("config")
        oracle = pin.Oracle(schema, config)
        if question.get("definitions"):
            # The definitions of a question stand under no config, as they do for the validator.
            oracle.serializer = pin.SchemaSerializer(schema, config)
    except pin.Unsupported as reason:
        return {"unsupported": str(reason)}
    except BaseException as refusal:  # a panic of pydantic-core is no Exception
        return {"refused": named(refusal)}
    return {"cases": [outcome(oracle, case) for case in question["cases"]]}


def outcome(oracle, case):
    text, mode = case["input"], case.get("mode", {})
    try:
        found = oracle.outcome(text, mode)
        if found["ok"] and "dump" in case:
            value = oracle.validator.validate_json(text, **mode)
            found["dumped"] = oracle.to_json(value, **case["dump"])
        return json.loads(PARTIAL.sub(r"\1", json.dumps(found)))
    except (TypeError, OverflowError) as raised:
        if RAISED.match(str(raised)):
            return {"ok": False, "raises": type(raised).__name__}
        return {"raised": named(raised)}
    except BaseException as raised:
        return {"raised": named(raised)}


def named(problem):
    return f"{type(problem).__name__}: {problem}"


def main():
    if pin.__version__ != pin.BASELINE:
        print(json.dumps({"error": f"pydantic-core {pin.BASELINE} is the judge, found {pin.__version__}"}))
        return 2
    print(json.dumps({"pydantic_core": pin.__version__}), flush=True)
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
