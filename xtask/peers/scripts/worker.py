"""The worker with Python tools: pydantic, msgspec and orjson, on documents as bytes.

Writes its rows as one line of JSON, then answers requests `<row> <passes>` by nanoseconds of CPU time.
"""

import json
import sys
import time

import msgspec
import orjson
import pin
import pydantic
from pydantic_core import SchemaValidator

import structs


def main():
    with open(sys.argv[1]) as file:
        sets = json.load(file)
    rows, takes = [], []
    for chosen in sets:
        if chosen["variant"] != "natural":
            continue
        with open(chosen["file"]) as file:
            documents = [json.loads(line).encode() for line in file]
        title = f"{chosen['set']}/{chosen['name']}"
        for tool, mode, prepare in TOOLS:
            row = {"document": title, "tool": tool, "mode": mode}
            take = None
            try:
                take = prepare(chosen)
                for document in documents:
                    take(document)
            except Exception as problem:
                row["skipped"] = f"{type(problem).__name__}: {problem}"[:300]
            rows.append(row)
            takes.append((take, documents))
    print(json.dumps(rows), flush=True)
    for request in sys.stdin:
        row, passes = map(int, request.split())
        print(sample(*takes[row], passes), flush=True)


def sample(take, documents, passes):
    start = time.process_time_ns()
    for _ in range(passes):
        for document in documents:
            take(document)
    return time.process_time_ns() - start


def definitions_of(chosen):
    models, definitions = {}, {}
    for path in chosen["models"]:
        document = read_models(path)
        models |= document["models"]
        definitions |= document["definitions"]
    return models, definitions


def read_models(path):
    import gzip

    with (gzip.open if path.endswith(".gz") else open)(path) as file:
        return json.load(file)


def pydantic_validator(chosen):
    models, definitions = definitions_of(chosen)
    schema = pin.Bridge(definitions).core_schema(models[chosen["model"]])
    return SchemaValidator(schema).validate_json


def msgspec_decoder(chosen):
    models, definitions = definitions_of(chosen)
    return msgspec.json.Decoder(structs.struct_of(models[chosen["model"]], definitions)).decode


TOOLS = [
    (f"pydantic {pydantic.VERSION}", "validate_json", pydantic_validator),
    ("msgspec", "Struct", msgspec_decoder),
    ("msgspec", "skip (Raw)", lambda _: msgspec.json.Decoder(msgspec.Raw).decode),
    ("orjson", "loads", lambda _: orjson.loads),
]

main()
