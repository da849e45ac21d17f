#!/usr/bin/env python3
"""Ask pydantic-core for the right answers and write them next to the questions.

    pin.py social [FOLDER] [--check]            snapshots/social, or FOLDER: .errors.json and .output.json
    pin.py cases DIR [--check]                  DIR/<kind>/*.json: the outcome of every case
    pin.py inventory [--check]                  inventory.json: every schema type, config key and error type
    pin.py validate MODELS... --model NAME --documents FILE...

`--check` writes nothing and fails when an answer on disk is not what pydantic says.

A case file is `{"schema": ..., "config"?: ..., "enums"?: ..., "definitions"?: {...}, "cases": [...]}`, each case
`{"input": "JSON text", "call"?: "validate_strings", "mode"?: {"strict", "extra", "by_alias", "by_name",
"allow_partial"}}`; pinning adds `ok` and then
`output`, `output_by_alias` (where it differs), `fields_set` (where a model comes out), `unordered` (a set is inside),
or `errors`, or `raises`, the class of an error that is none of validation. `output` is null where pydantic cannot serialise the value it made. A case may ask for more ways of writing
it: `"dumps": [{"mode": {"include", "exclude", "by_alias", "exclude_none", "round_trip", "indent", ...}}]`, the arguments of
`to_json`; pinning adds `output` to each, null where that fails.
"""

import argparse
import base64
import collections
import dataclasses
import datetime
import decimal
import enum
import fractions
import functools
import inspect
import json
import math
import operator
import os
import re
import sys
import typing
import uuid
import warnings
from pathlib import Path

from pydantic._internal import _validators
from pydantic import ConfigDict, Field, HttpUrl, IPvAnyAddress, IPvAnyInterface, IPvAnyNetwork, SecretBytes, SecretStr, TypeAdapter
from pydantic.types import Base64Encoder, Base64UrlEncoder, EncodedStr
from pydantic_core import (
    MultiHostUrl,
    PydanticSerializationUnexpectedValue,
    PydanticUndefined,
    SchemaError,
    SchemaSerializer,
    SchemaValidator,
    Url,
    ValidationError,
    __version__,
    core_schema,
)

BASELINE = "2.50.4"
ROOT = Path(__file__).resolve().parents[2]
SOCIAL = ROOT / "snapshots" / "social"
LINE_WIDTH = 110

BUILTIN_CLASSES = {c.__name__: c for c in (bool, bytes, dict, float, frozenset, int, list, object, set, str, tuple, type)}
CALL_OPTIONS = ("strict", "extra", "by_alias", "by_name", "allow_partial")


class Unsupported(Exception):
    """The JSON form holds something that cannot be turned back into Python."""


# --- from the JSON form to core schemas -----------------------------------------------------------------------------


class Bridge:
    """Turns schemas in JSON form into pydantic-core's own, inventing one class per class name."""

    def __init__(self, definitions=None, enums=None):
        self.definitions = definitions or {}
        self.classes = {}
        self.waiting = []
        for description in (enums or {}).values():
            self.enum_class(description, description["members"])

    def core_schema(self, schema):
        """The core schema of `schema` with every definition it reaches, dependencies first."""
        body = self.schema(schema)
        order = self.reachable(schema)
        if not order:
            return body
        definitions = [self.definition(name) for name in order]
        for made in self.waiting:
            own = {"type": "definition-ref", "schema_ref": made["ref"]} if "ref" in made else made
            give_serializer(made["cls"], {"type": "definitions", "schema": own, "definitions": definitions})
        self.waiting.clear()
        return {"type": "definitions", "schema": body, "definitions": definitions}

    def definition(self, name):
        body = self.schema(self.definitions[name])
        body["ref"] = name
        return body

    def reachable(self, schema):
        """Definitions below `schema` in dependency order: names shown in errors come from what is built before."""
        done, order = set(), []
        stack = [iter(sorted(references(schema)))]
        names = [None]
        while stack:
            name = next(stack[-1], None)
            if name is None:
                stack.pop()
                finished = names.pop()
                if finished is not None:
                    order.append(finished)
            elif name in self.definitions and name not in done:
                done.add(name)
                names.append(name)
                stack.append(iter(sorted(references(self.definitions[name]))))
        return order

    def schema(self, node):
        if isinstance(node, list):
            return [self.schema(item) for item in node]
        if not isinstance(node, dict):
            return node
        if "$py" in node:
            return self.value(node)
        kind = node.get("type")
        made = {key: self.entry(kind, key, child, node) for key, child in node.items()}
        if kind in ("model", "dataclass") and not give_serializer(made["cls"], made):
            self.waiting.append(made)
        return made

    def entry(self, kind, key, child, node):
        """One key of a schema: data where the key holds data, a schema or plain text elsewhere."""
        if key in ("default", "custom_error_context"):
            return self.value(child)
        if key == "expected" and kind == "literal":
            return [self.value(item) for item in child]
        if key == "members" and kind == "enum":
            return list(self.enum_class(node["cls"], child).__members__.values())
        if key == "cls":
            return self.class_of(kind, child, node)
        if key == "fields" and isinstance(child, dict):
            return {name: self.schema(field) for name, field in child.items()}
        if key == "choices" and kind == "union":
            return [self.labelled(choice) for choice in child]
        if key == "choices" and kind == "tagged-union":
            return self.tagged_choices(child)
        if key == "custom_init" and child:
            raise Unsupported("a model with its own __init__")
        return self.schema(child)

    def labelled(self, choice):
        if isinstance(choice, list):
            schema, label = choice
            return (self.schema(schema), label)
        return self.schema(choice)

    def tagged_choices(self, choices):
        if choices.get("$py") == "dict":
            return {self.value(tag): self.schema(schema) for tag, schema in choices["items"]}
        return {tag: self.schema(schema) for tag, schema in choices.items()}

    # classes

    def class_of(self, kind, name, node):
        if isinstance(name, dict):
            return self.enum_class(name, node["members"]) if kind == "enum" else self.value(name)
        if name not in self.classes:
            self.classes[name] = make_class(kind, name, node)
        return self.classes[name]

    def enum_class(self, description, members):
        name = description["name"]
        key = (name, json.dumps(members))
        if key not in self.classes:
            kind = enum.Flag if description.get("flag") else enum.Enum
            base = BUILTIN_CLASSES.get(description.get("base"))
            if base is int:
                # Of the classes with this base, the one that Python itself has: the JSON form does not tell them apart.
                kind, base = enum.IntFlag if kind is enum.Flag else enum.IntEnum, None
            pairs = [(member["name"], self.value(member["value"])) for member in members]
            made = kind(name, pairs, type=base, qualname=description.get("qualname", name))
            self.classes[key] = self.classes[name] = made
        return self.classes[key]

    # values that JSON lacks

    def value(self, node):
        if isinstance(node, list):
            return [self.value(item) for item in node]
        if not isinstance(node, dict):
            return node
        if "$py" not in node:
            return {key: self.value(child) for key, child in node.items()}
        kind = node["$py"]
        if kind in TEXT_VALUES:
            return TEXT_VALUES[kind](node["value"])
        if kind in CONTAINERS:
            return CONTAINERS[kind](self.value(node["items"]))
        decode = getattr(self, "py_" + kind.replace("-", "_"), None)
        if decode is None:
            raise Unsupported(f"a value of kind {kind}")
        return decode(node)

    def py_bytes(self, node):
        return base64.b64decode(node["base64"])

    def py_timedelta(self, node):
        return datetime.timedelta(node["days"], node["seconds"], node["microseconds"])

    def py_pattern(self, node):
        return re.compile(node["pattern"], node["flags"])

    def py_enum(self, node):
        return self.classes[node["cls"]][node["name"]]

    def py_class(self, node):
        name = node["name"]
        if f"<class '{name}'>" in ENCODERS:
            return ENCODERS[f"<class '{name}'>"]
        return BUILTIN_CLASSES.get(name) or self.classes.setdefault(name, type(last_word(name), (), {}))

    def py_builtin(self, node):
        return BUILTIN_CLASSES[node["name"]]

    def py_callable(self, node):
        if node["name"] not in KNOWN_FUNCTIONS:
            raise Unsupported(f"the function {node['name']}")
        function = KNOWN_FUNCTIONS[node["name"]]
        args = [self.argument(value) for value in node.get("args", ())]
        kwargs = {key: self.argument(value) for key, value in node.get("kwargs", {}).items()}
        if "encoder" in kwargs:
            return getattr(function(kwargs["encoder"]), node["name"].rpartition(".")[2])
        return functools.partial(function, *args, **kwargs) if args or kwargs else function

    def argument(self, value):
        """An argument that is bound to a function: itself, or what Python's `repr` shows of it."""
        if isinstance(value, str) and value in ENCODERS:
            return ENCODERS[value]
        if isinstance(value, str) and value.startswith("<class '"):
            return BUILTIN_CLASSES[value.split("'")[1]]
        return eval(value, {"inf": math.inf}) if isinstance(value, str) else self.value(value)

    def py_undefined(self, _node):
        return PydanticUndefined

    def py_ellipsis(self, _node):
        return ...

    def py_model(self, node):
        cls = self.classes.setdefault(node["cls"], make_class("model", node["cls"], node))
        model = cls.__new__(cls)
        model.__dict__.update(self.value(node["fields"]))
        model.__pydantic_fields_set__ = set(node.get("fields_set") or ())
        model.__pydantic_extra__ = self.value(node.get("extra"))
        model.__pydantic_private__ = None
        return model


def pairs_of(mapping):
    return lambda items: mapping((key, value) for key, value in items)


TEXT_VALUES = {
    "float": float,
    "decimal": decimal.Decimal,
    "fraction": fractions.Fraction,
    "complex": complex,
    "datetime": datetime.datetime.fromisoformat,
    "date": datetime.date.fromisoformat,
    "time": datetime.time.fromisoformat,
    "uuid": uuid.UUID,
    "url": Url,
    "multi-host-url": MultiHostUrl,
}

def functions_in(schema):
    """The functions of a core schema by their qualified names."""
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "function" and callable(value):
                module, name = (getattr(value, key, None) for key in ("__module__", "__qualname__"))
                yield f"{module}.{name}", value
            else:
                yield from functions_in(value)
    elif isinstance(schema, (list, tuple)):
        for item in schema:
            yield from functions_in(item)


def functions_of(kind):
    return dict(functions_in(TypeAdapter(kind).core_schema))


def write_ip(address, info):
    """Stands for the serializers of all IP types, which go by their own type each."""
    if not isinstance(address, (*_validators.IP_VALIDATOR_LOOKUP,)):
        raise PydanticSerializationUnexpectedValue
    return str(address)


# pydantic's own functions that frostmap knows.
KNOWN_FUNCTIONS = {
    **functions_of(HttpUrl),
    **functions_of(Path),
    **functions_of(SecretStr),
    **functions_of(SecretBytes),
    "pydantic._internal._validators.defaultdict_validator": lambda value, handler, default_default_factory=int: (
        collections.defaultdict(default_default_factory, handler(value))
    ),
    "pydantic._internal._generate_schema.GenerateSchema._mapping_schema.<locals>.<lambda>": lambda value, handler: (
        handler(value)
    ),
    **{
        f"{check.__module__}.{check.__qualname__}": check
        for check in (*_validators.NUMERIC_VALIDATOR_LOOKUP.values(), _validators.forbid_inf_nan_check)
    },
    **{
        name: function
        for kind in (*_validators.IP_VALIDATOR_LOOKUP, IPvAnyAddress, IPvAnyInterface, IPvAnyNetwork)
        for name, function in functions_of(kind).items()
    },
    "pydantic._internal._generate_schema.GenerateSchema._ip_schema.<locals>.ser_ip": write_ip,
    **functions_of(typing.Annotated[int | str, Field(pattern="a")]),
    # Made of the encoder that they are bound to.
    "pydantic.types.EncodedStr.decode_str": EncodedStr,
    "pydantic.types.EncodedStr.encode_str": EncodedStr,
    "operator.attrgetter": operator.attrgetter("value"),
    "pydantic._internal._generate_schema.GenerateSchema._literal_schema.<locals>.<lambda>": lambda value: (
        value.value if isinstance(value, enum.Enum) else value
    ),
}

ENCODERS = {repr(encoder): encoder for encoder in (Base64Encoder, Base64UrlEncoder)}

CONTAINERS = {
    "tuple": tuple,
    "set": set,
    "frozenset": frozenset,
    "deque": collections.deque,
    "dict": pairs_of(dict),
    "ordered-dict": pairs_of(collections.OrderedDict),
    "counter": pairs_of(lambda pairs: collections.Counter(dict(pairs))),
}


def last_word(name):
    """`Inner[pkg.Arg]` of `pkg.Outer.Inner[pkg.Arg]`."""
    head, bracket, arguments = name.partition("[")
    return head.rsplit(".", 1)[-1] + bracket + arguments


def make_class(kind, name, node):
    short = last_word(name)
    if kind == "model":
        state = ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")
        body = {"__slots__": state, "__module__": "pinned"}
        body |= equality(node)
        if node.get("post_init"):
            body[node["post_init"]] = lambda self, context: None
        return type(short, (), body)
    if kind == "dataclass":
        frozen = bool(node.get("frozen"))
        return dataclasses.make_dataclass(short, node.get("fields", ()), init=False, frozen=frozen)
    if kind == "named-tuple":
        names = [f if isinstance(f, str) else f["name"] for f in node.get("fields", ())]
        return collections.namedtuple(short, names)
    return type(short, (), {"__module__": "pinned"})


def give_serializer(cls, schema):
    """Classes bring their own serializer, which pydantic uses where it goes by what a value is."""
    try:
        cls.__pydantic_serializer__ = SchemaSerializer(schema)
    except SchemaError:  # a reference to what is made later
        return False
    return True


def equality(node):
    """Models are equal when their fields and extras are, and can be in sets when they are frozen."""

    def equal(self, other):
        same_fields = type(self) is type(other) and self.__dict__ == other.__dict__
        return same_fields and self.__pydantic_extra__ == other.__pydantic_extra__

    def hashed(self):
        return hash(tuple(self.__dict__.values()))

    return {"__eq__": equal, "__hash__": hashed if node.get("frozen") else None}


def references(node):
    """Names that `definition-ref`s inside `node` point to."""
    found, waiting = set(), [node]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            if item.get("type") == "definition-ref" and isinstance(item.get("schema_ref"), str):
                found.add(item["schema_ref"])
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)
    return found


# --- asking ---------------------------------------------------------------------------------------------------------


class Oracle:
    """One schema as pydantic-core's validator and serialiser."""

    def __init__(self, schema, config=None):
        self.validator = SchemaValidator(schema, config)
        # A class of pydantic's own builds its serialiser with the config that its schema has.
        self.serializer = SchemaSerializer(schema, config or config_of(schema))

    def outcome(self, text, mode, call="validate_json"):
        """What pydantic makes of `text`: the keys that a pinned case carries."""
        unknown = set(mode) - set(CALL_OPTIONS)
        if unknown:
            raise Unsupported(f"mode {sorted(unknown)}")
        if call not in ("validate_json", "validate_strings"):
            raise Unsupported(f"call {call}")
        given = text if call == "validate_json" else json.loads(text)
        validate = getattr(self.validator, call)
        try:
            value = validate(given, **mode)
        except ValidationError as refusal:
            return {"ok": False, "errors": errors_of(refusal)}
        answer = {"ok": True, "output": self.to_json(value, by_alias=False)}
        # Writing a generator uses it up, so it is made again.
        by_alias = self.to_json(validate(given, **mode), by_alias=True)
        if by_alias != answer["output"]:
            answer["output_by_alias"] = by_alias
        fields_set = getattr(value, "__pydantic_fields_set__", None)
        if fields_set is not None:
            answer["fields_set"] = sorted(fields_set)
        if holds_set(value):
            answer["unordered"] = True
        return answer

    def dumps(self, text, mode, dumps, bridge):
        """`dumps` with what pydantic writes for each; values are made anew, because writing a generator uses it up."""
        answers = []
        for dump in dumps:
            options = {key: bridge.value(value) for key, value in dump["mode"].items()}
            value = self.validator.validate_json(text, **mode)
            answers.append({"mode": dump["mode"], "output": self.to_json(value, **options)})
        return answers

    def to_json(self, value, **options):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                return self.serializer.to_json(value, **options).decode()
            except (ValueError, TypeError):
                return None


def config_of(schema):
    """The config of the class that a schema is, if it is one."""
    definitions = {}
    while schema.get("type") in ("definitions", "definition-ref"):
        definitions |= {definition["ref"]: definition for definition in schema.get("definitions", ())}
        schema = schema["schema"] if "schema" in schema else definitions[schema["schema_ref"]]
    return schema.get("config") if schema["type"] in ("model", "dataclass") else None


def errors_of(refusal):
    return [encoded(error) for error in refusal.errors(include_url=False)]


def encoded(value):
    """`value` with what JSON lacks written as `{"$py": ...}`."""
    if isinstance(value, dict):
        return {str(key): encoded(child) for key, child in value.items()}
    if isinstance(value, (list, tuple)):
        return [encoded(item) for item in value]
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return {"$py": "float", "value": str(value)}
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, bytes):
        return {"$py": "bytes", "base64": base64.b64encode(value).decode()}
    if isinstance(value, datetime.timedelta):
        parts = {"days": value.days, "seconds": value.seconds, "microseconds": value.microseconds}
        return {"$py": "timedelta", **parts}
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
        return {"$py": type(value).__name__, "value": value.isoformat()}
    if isinstance(value, Exception):  # as pydantic writes it
        return str(value)
    if isinstance(value, (decimal.Decimal, fractions.Fraction, complex)):
        return {"$py": type(value).__name__.lower(), "value": str(value)}
    return {"$py": "opaque", "type": type(value).__name__, "text": str(value)}


def holds_set(value):
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, (set, frozenset)):
            return True
        if isinstance(item, dict):
            waiting.extend(item.values())
        elif isinstance(item, (list, tuple, collections.deque)):
            waiting.extend(item)
        elif hasattr(item, "__pydantic_fields_set__") or hasattr(item, "__dataclass_fields__"):
            waiting.extend(getattr(item, "__dict__", {}).values())
            waiting.extend((getattr(item, "__pydantic_extra__", None) or {}).values())
    return False


class ModelSet:
    """Model documents read together, with one oracle per entry model, made when first asked for."""

    def __init__(self, paths):
        self.models, self.oracles = {}, {}
        definitions = {}
        for path in paths:
            document = json.loads(path.read_text(encoding="utf-8"))
            if document.get("format") != "frostmap-models/1":
                raise Unsupported(f"{path}: not a frostmap-models/1 document")
            for table, part in ((self.models, "models"), (definitions, "definitions")):
                twice = table.keys() & document.get(part, {}).keys()
                if twice:
                    raise Unsupported(f"{path}: defined twice: {sorted(twice)}")
                table.update(document.get(part, {}))
            if document.get("definition_config"):
                raise Unsupported(f"{path}: definitions under a config that is not their own")
        self.bridge = Bridge(definitions)

    def oracle(self, name):
        if name not in self.oracles:
            self.oracles[name] = Oracle(self.bridge.core_schema(self.models[name]))
        return self.oracles[name]


# --- writing --------------------------------------------------------------------------------------------------------


def layout(value, indent=0, used=0):
    """JSON with two-space indent, where whatever fits on one line stays on one line."""
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, (dict, list)) or not value or len(flat) + indent + used <= LINE_WIDTH:
        return flat
    inner = " " * (indent + 2)
    if isinstance(value, dict):
        keys = [json.dumps(key, ensure_ascii=False) + ": " for key in value]
        lines = [key + layout(child, indent + 2, len(key) + 1) for key, child in zip(keys, value.values())]
        opening, closing = "{}"
    else:
        lines = [layout(child, indent + 2, 1) for child in value]
        opening, closing = "[]"
    return opening + "\n" + ",\n".join(inner + line for line in lines) + "\n" + " " * indent + closing


class Pins:
    """Files that hold pydantic's answers: written, or only compared."""

    def __init__(self, check):
        self.check, self.looked_at, self.problems = check, 0, []

    def settle(self, path, text):
        self.looked_at += 1
        old = path.read_text(encoding="utf-8") if path.exists() else None
        if old == text:
            return
        if self.check:
            self.problem(path, "is not pydantic's answer" if old is not None else "has not been pinned")
        else:
            path.write_text(text, encoding="utf-8")
            print(f"wrote {shown(path)}", file=sys.stderr)

    def problem(self, path, what):
        self.problems.append(f"{shown(path)}: {what}")

    def finish(self):
        for line in self.problems:
            print(line, file=sys.stderr)
        print(f"{self.looked_at} files, {len(self.problems)} problems")
        return 1 if self.problems else 0


def shown(path):
    return path.relative_to(ROOT) if path.is_relative_to(ROOT) else path


# --- commands -------------------------------------------------------------------------------------------------------


def pin_social(options):
    pins = Pins(options.check)
    models = ModelSet(sorted((options.folder / "models").glob("*.json")))
    for name in models.models:
        models.oracle(name)
    for path in questions(options.folder / "documents" / "valid", ".output.json", pins):
        oracle = models.oracle(path.name.partition("--")[0])
        try:
            value = oracle.validator.validate_json(path.read_bytes())
        except ValidationError as refusal:
            pins.problem(path, f"refused: {refusal}")
            continue
        answer = json.loads(oracle.to_json(value, by_alias=True, exclude_unset=True))
        pins.settle(path.with_suffix(".output.json"), layout(answer) + "\n")
    for path in questions(options.folder / "documents" / "invalid", ".errors.json", pins):
        try:
            models.oracle(path.name.partition("--")[0]).validator.validate_json(text_of(path))
            pins.problem(path, "accepted")
        except ValidationError as refusal:
            pins.settle(path.with_suffix(".errors.json"), layout(errors_of(refusal)) + "\n")
    return pins.finish()


def text_of(path):
    """What is in a file: as text where it is text, because errors about it then show it as text."""
    content = path.read_bytes()
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content


def questions(folder, answer_suffix, pins):
    """Documents of `folder`; an answer without its document is a problem."""
    for path in sorted(folder.glob("*.json")):
        if not path.name.endswith(answer_suffix):
            yield path
        elif not path.with_name(path.name.removesuffix(answer_suffix) + ".json").exists():
            pins.problem(path, "answers no document")


def pin_cases(options):
    pins = Pins(options.check)
    for path in sorted(options.folder.rglob("*.json")):
        try:
            pins.settle(path, layout(pinned(json.loads(path.read_text(encoding="utf-8")))) + "\n")
        except Exception as problem:  # one bad file must not hide the others
            pins.problem(path, f"{type(problem).__name__}: {problem}")
    return pins.finish()


def pinned(document):
    bridge = Bridge(document.get("definitions"), enums=document.get("enums"))
    oracle = Oracle(bridge.core_schema(document["schema"]), document.get("config"))
    asked = ("name", "note", "input", "mode", "call")
    for number, case in enumerate(document["cases"]):
        question = {key: value for key, value in case.items() if key in asked}
        mode = case.get("mode", {})
        try:
            answer = oracle.outcome(case["input"], mode, case.get("call", "validate_json"))
        except (TypeError, OverflowError) as raised:
            answer = {"ok": False, "raises": type(raised).__name__}
        if "dumps" in case and answer["ok"]:
            answer["dumps"] = oracle.dumps(case["input"], mode, case["dumps"], bridge)
        document["cases"][number] = question | answer
    return document


def pin_inventory(options):
    """What pydantic has, for the page that says what of it is supported."""
    config = list(core_schema.CoreConfig.__annotations__)
    calls = inspect.signature(SchemaValidator.validate_json).parameters
    inventory = {
        "kinds": list(typing.get_args(core_schema.CoreSchemaType)),
        "fields": list(typing.get_args(core_schema.CoreSchemaFieldType)),
        "config": config,
        "config_dict": [key for key in ConfigDict.__annotations__ if key not in config],
        "calls": [name for name in calls if name != "self"] + ["validate_strings"],
        "errors": list(typing.get_args(core_schema.ErrorType)),
    }
    pins = Pins(options.check)
    pins.settle(Path(__file__).with_name("inventory.json"), layout(inventory) + "\n")
    return pins.finish()


def validate(options):
    oracle = ModelSet(options.models).oracle(options.model)
    refused = 0
    for path in options.documents:
        try:
            oracle.validator.validate_json(path.read_bytes())
        except ValidationError as refusal:
            refused += 1
            print(f"{path}: {refusal}", file=sys.stderr)
    print(f"{len(options.documents) - refused} accepted, {refused} refused")
    return 1 if refused else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    social = commands.add_parser("social", help="pin the answers for the documents of snapshots/social")
    social.add_argument("folder", type=Path, nargs="?", default=SOCIAL)
    cases = commands.add_parser("cases", help="pin the outcomes of test cases")
    cases.add_argument("folder", type=Path)
    inventory = commands.add_parser("inventory", help="pin the names of all that pydantic has")
    for command, run in ((social, pin_social), (cases, pin_cases), (inventory, pin_inventory)):
        command.add_argument("--check", action="store_true", help="write nothing, fail when an answer is stale")
        command.set_defaults(run=run)
    check = commands.add_parser("validate", help="validate documents with live pydantic")
    check.add_argument("models", type=Path, nargs="+")
    check.add_argument("--model", required=True)
    check.add_argument("--documents", type=Path, nargs="+", required=True)
    check.set_defaults(run=validate)
    options = parser.parse_args()
    if __version__ != BASELINE:
        print(f"pydantic-core {BASELINE} is the judge, found {__version__}", file=sys.stderr)
        return 2
    return options.run(options)


if __name__ == "__main__":
    if os.environ.get("PYTHONHASHSEED") != "0":  # sets of strings must come out in the same order every time
        os.execve(sys.executable, [sys.executable, *sys.argv], os.environ | {"PYTHONHASHSEED": "0"})
    sys.exit(main())
