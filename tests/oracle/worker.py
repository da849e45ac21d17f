#!/usr/bin/env python3
"""Answer the questions of `cargo xtask oracle` as pydantic-core does: one JSON object a line, in and out.

A question is a case file as `pin.py` describes it; its cases may have a `dump`, keyword arguments of `to_json`.
The answer is `{"cases": [...]}` with the outcome of each case as it would be pinned and `dumped`, or `{"refused": why}`
where pydantic does not build the schema, or `{"unsupported": why}` where the JSON form cannot say it. A case that ends
with anything else than a list of errors is `{"raised": what}`.
"""

import json
import sys

import pin


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
        return found
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
