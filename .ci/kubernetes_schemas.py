"""JSON schemas for kubeconform, strict: a key that the API does not know is an error.

python3 kubernetes_schemas.py FOLDER swagger.json: of the API server's own kinds, as its OpenAPI document has them
python3 kubernetes_schemas.py FOLDER FILE.yaml...: of the kinds that custom resource definitions add
"""
import json
import pathlib
import sys


def strict(schema):
    """The same schema, closed, and with the two types that OpenAPI writes as plain strings."""
    if isinstance(schema, list):
        return [strict(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("format") == "int-or-string" or schema.get("x-kubernetes-int-or-string"):
        return {"type": ["string", "integer"]}
    result = {key: strict(value) for key, value in schema.items() if key != "description"}
    # A property may be called "properties": only a map of schemas is one
    if isinstance(schema.get("properties"), dict) and not schema.get("x-kubernetes-preserve-unknown-fields"):
        result.setdefault("additionalProperties", False)
    return result


def write(folder, group, version, kind, schema):
    suffix = "-".join([*([group.split(".")[0]] if group else []), version])
    (folder / f"{kind.lower()}-{suffix}.json").write_text(json.dumps(schema))


def references(schema):
    if isinstance(schema, list):
        return set().union(*map(references, schema))
    if not isinstance(schema, dict):
        return set()
    own = {schema["$ref"].removeprefix("#/definitions/")} if isinstance(schema.get("$ref"), str) else set()
    return own.union(*map(references, schema.values()))


def reachable(name, definitions):
    """What kubeconform needs of a kind, which resolves references within one file alone."""
    found, waiting = {}, {name}
    while waiting:
        next_one = waiting.pop()
        found[next_one] = definitions[next_one]
        waiting |= references(found[next_one]) - found.keys()
    return found


def own(folder, swagger):
    definitions = strict(json.loads(pathlib.Path(swagger).read_text())["definitions"])
    definitions["io.k8s.apimachinery.pkg.api.resource.Quantity"] = {"type": ["string", "number"]}
    for name, definition in definitions.items():
        kinds = definition.get("x-kubernetes-group-version-kind", [])
        # Options of deletion and the like belong to each group
        if len(kinds) == 1 and "properties" in definition:
            write(folder, *(kinds[0][key] for key in ("group", "version", "kind")),
                  {"$ref": f"#/definitions/{name}", "definitions": reachable(name, definitions)})


def custom(folder, files):
    import yaml

    for file in files:
        for crd in yaml.safe_load_all(pathlib.Path(file).read_text()):
            for version in crd["spec"]["versions"] if crd else []:
                schema = strict(version["schema"]["openAPIV3Schema"])
                schema["properties"]["metadata"] = {"type": "object"}
                write(folder, crd["spec"]["group"], version["name"], crd["spec"]["names"]["kind"], schema)


if __name__ == "__main__":
    target = pathlib.Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    if sys.argv[2].endswith(".json"):
        own(target, sys.argv[2])
    else:
        custom(target, sys.argv[2:])
