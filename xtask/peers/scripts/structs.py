"""msgspec structs for models: one struct per model, tagged where a union tells models apart by a tag."""

import sys
import types
import typing

import msgspec

MODULE = "frostmap_structs"


def struct_of(schema, definitions):
    """The type of a schema; structs are made on demand and refer to each other by name."""
    return Structs(definitions).type_of(schema)


class Structs:
    def __init__(self, definitions):
        self.definitions = definitions
        self.names = {}
        self.module = types.ModuleType(MODULE)
        sys.modules[MODULE] = self.module
        self.todo = []

    def type_of(self, schema):
        made = self.annotation(schema)
        while self.todo:
            self.define(*self.todo.pop())
        return eval(made, vars(self.module)) if isinstance(made, str) else made

    def annotation(self, schema):
        """A type as text, so that it may name structs that are not made yet."""
        kind = schema["type"]
        simple = SIMPLE.get(kind)
        if simple:
            return self.constrained(simple, kind, schema)
        method = getattr(self, kind.replace("-", "_"), None)
        return method(schema) if method else "Any"

    def constrained(self, name, kind, schema):
        found = {ours: schema[theirs] for theirs, ours in CONSTRAINTS.get(kind, {}).items() if theirs in schema}
        if not found:
            return name
        self.module.__dict__.update(Annotated=typing.Annotated, Meta=msgspec.Meta)
        return f"Annotated[{name}, Meta({', '.join(f'{key}={value!r}' for key, value in found.items())})]"

    def definition_ref(self, schema):
        return self.named(schema["schema_ref"], self.definitions[schema["schema_ref"]])

    def model(self, schema):
        return self.named(schema.get("ref") or schema["cls"], schema)

    def named(self, name, body):
        if body["type"] != "model" or body.get("root_model"):
            return self.annotation(body)
        if name not in self.names:
            self.names[name] = f"Struct{len(self.names)}"
            self.todo.append((self.names[name], body))
        return self.names[name]

    def default(self, schema):
        return self.annotation(schema["schema"])

    def nullable(self, schema):
        return f"({self.annotation(schema['schema'])}) | None"

    def list(self, schema):
        items = self.annotation(schema.get("items_schema", {"type": "any"}))
        return self.constrained(f"list[{items}]", "list", schema)

    def dict(self, schema):
        return f"dict[str, {self.annotation(schema.get('values_schema', {'type': 'any'}))}]"

    def literal(self, schema):
        return f"Literal{schema['expected']!r}"

    def tagged_union(self, schema):
        return " | ".join(dict.fromkeys(self.annotation(choice) for choice in schema["choices"].values()))

    def define(self, name, body):
        fields, rename, tag = [], {}, None
        for number, (field, about) in enumerate(body["schema"]["fields"].items()):
            inner = about["schema"]
            alias = about.get("validation_alias", field)
            if alias == "$type":
                tag = inner.get("schema", inner)["expected"][0]
                continue
            place = f"f{number}"
            rename[place] = alias
            made = self.annotation(inner)
            if inner["type"] == "default" or about.get("required") is False:
                fields.append((place, f"({made}) | None", None))
            else:
                fields.append((place, made))
        options = {"tag_field": "$type", "tag": tag} if tag else {}
        self.module.__dict__.update(Any=typing.Any, Literal=typing.Literal)
        fields.sort(key=len)
        made = msgspec.defstruct(name, fields, module=MODULE, rename=rename, kw_only=True, **options)
        setattr(self.module, name, made)


SIMPLE = {"str": "str", "bytes": "str", "int": "int", "float": "float", "bool": "bool", "none": "None", "any": "Any"}

LENGTH = {"min_length": "min_length", "max_length": "max_length"}
BOUNDS = {"ge": "ge", "gt": "gt", "le": "le", "lt": "lt"}
CONSTRAINTS = {"str": LENGTH, "list": LENGTH, "int": BOUNDS, "float": BOUNDS}
