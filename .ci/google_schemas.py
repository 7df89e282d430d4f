"""Checks files by Google's discovery documents: a key that the API does not know, a wrong type or value is an error.

python3 google_schemas.py DISCOVERY.json SCHEMA FILE...: of JSON, or of YAML where a file is called so
"""
import json
import pathlib
import sys

TYPES = {"string": str, "boolean": bool, "integer": int, "number": (int, float), "object": dict, "array": list}


def problems(value, schema, schemas, where):
    """What of a value the schema does not allow, each with its place."""
    schema = schemas[schema["$ref"]] if "$ref" in schema else schema
    kind = schema.get("type", "any")
    # Python's booleans are integers, too
    if kind != "any" and (not isinstance(value, TYPES[kind]) or kind != "boolean" and isinstance(value, bool)):
        yield f"{where}: not of type {kind}: {value}"
    elif isinstance(value, dict):
        yield from of_object(value, schema, schemas, where)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from problems(item, schema["items"], schemas, f"{where}[{index}]")
    elif value not in schema.get("enum", [value]):
        yield f"{where}: none of its values: {value}"


def of_object(value, schema, schemas, where):
    for key, child in value.items():
        known = schema.get("properties", {}).get(key, schema.get("additionalProperties"))
        if known is None:
            yield f"{where}.{key}: no such key"
        elif schema.get("properties", {}).get(key, {}).get("readOnly"):
            yield f"{where}.{key}: only the API sets it"
        else:
            yield from problems(child, known, schemas, f"{where}.{key}")


def read(file):
    if file.endswith(".json"):
        return json.loads(pathlib.Path(file).read_text())
    import yaml

    return yaml.safe_load(pathlib.Path(file).read_text())


if __name__ == "__main__":
    discovery = json.loads(pathlib.Path(sys.argv[1]).read_text())
    found = [problem for file in sys.argv[3:]
             for problem in problems(read(file), {"$ref": sys.argv[2]}, discovery["schemas"], file)]
    print("\n".join(found) or f"{discovery['title']} {discovery['version']}, {sys.argv[2]}: {' '.join(sys.argv[3:])}")
    sys.exit(1 if found else 0)
