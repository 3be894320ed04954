"""Small faults made in code on purpose: the mutants of one module, each a single change of one expression or statement.

Changed are comparisons and their boundaries, "and" and "or", conditions, sums and products, numbers, words, truth
values, what is returned, and statements that can be left out. Docstrings, annotations, decorators, imports and the
patterns of a module stay: words are data. The order is that of a digest over place and change, so a sample of the first
ones is the same on every machine and changes little when the code does.
"""

from __future__ import annotations

import ast
import hashlib
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import CodeType

_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_OPPOSITES = {"min": "max", "max": "min", "any": "all", "all": "any"}
_NOTHING = ast.Constant(None)


@dataclass(frozen=True)
class Mutant:
    """One change: where, what it was and what it became."""

    line: int
    function: str
    """Qualified name of the outermost function, as ``co_qualname`` has it; empty outside of functions."""
    name: str
    """The name that a module's own assignment binds; empty inside functions."""
    before: str
    after: str
    tree: ast.Module
    """The whole module with the change."""

    def code(self, filename: str) -> CodeType:
        """Return the changed module, compiled."""
        return compile(self.tree, filename, "exec")

    def value(self, filename: str) -> CodeType:
        """Return the changed value of a module's own assignment, compiled."""
        found = next(value for name, value in _assigned(self.tree) if name == self.name)
        return compile(ast.Expression(found), filename, "eval")


@dataclass(frozen=True)
class _Site:
    node: ast.AST
    replacement: ast.AST
    function: str
    name: str


def mutants(source: str, most: int | None = None) -> list[Mutant]:
    """Return the mutants of a module's source in their fixed order, the first ``most`` of them."""
    tree = ast.parse(source)
    sites = list(_sites(tree))
    seen: Counter[str] = Counter()
    ranked: list[tuple[str, int]] = []
    for place, site in enumerate(sites):
        change = "|".join((site.function, site.name, _shown(site.node), _shown(site.replacement)))
        seen[change] += 1
        ranked.append((hashlib.sha256(f"{change}|{seen[change]}".encode()).hexdigest(), place))
    return [_made(tree, sites[place]) for _, place in sorted(ranked)[:most]]


def _made(tree: ast.Module, site: _Site) -> Mutant:
    # A copy that meets the node takes the replacement for the copy that it has made already.
    changed = deepcopy(tree, {id(site.node): ast.copy_location(site.replacement, site.node)})
    return Mutant(
        line=getattr(site.node, "lineno", 0),
        function=site.function,
        name=site.name,
        before=_shown(site.node),
        after=_shown(site.replacement),
        tree=ast.fix_missing_locations(changed),
    )


def _shown(node: ast.AST) -> str:
    lines = ast.unparse(ast.fix_missing_locations(deepcopy(node))).split("\n")
    return lines[0] + (" …" if len(lines) > 1 else "")


def _sites(tree: ast.Module) -> Iterator[_Site]:
    for name, value in _assigned(tree):
        if not _is_pattern(value):
            yield from (_Site(node, other, "", name) for node, other in _changes(value, top=False))
    for name, function in _functions(tree, ""):
        truth = isinstance(function.returns, ast.Name) and function.returns.id == "bool"
        for statement in function.body[1:] if ast.get_docstring(function) else function.body:
            yield from (_Site(node, other, name, "") for node, other in _changes(statement, truth=truth))


def _assigned(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    """Give the names that a module binds itself, with their values."""
    for statement in tree.body:
        match statement:
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=value)
                | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
            ):
                yield name, value


def _is_pattern(value: ast.expr) -> bool:
    """Tell whether a value is words to search for or a type, not something to calculate with."""
    return not any(isinstance(n, ast.Constant) and isinstance(n.value, int | float) for n in ast.walk(value)) or any(
        isinstance(n, ast.Attribute) and n.attr == "compile" for n in ast.walk(value)
    )


def _functions(tree: ast.Module | ast.ClassDef, inside: str) -> Iterator[tuple[str, ast.FunctionDef]]:
    for statement in tree.body:
        if isinstance(statement, ast.FunctionDef):
            yield inside + statement.name, statement
        elif isinstance(statement, ast.ClassDef):
            yield from _functions(statement, f"{inside}{statement.name}.")


def _changes(node: ast.AST, *, truth: bool = False, top: bool = True) -> Iterator[tuple[ast.AST, ast.AST]]:
    """Give every node below one that is changed, with what it becomes."""
    for child in ast.walk(node):
        if isinstance(child, ast.JoinedStr | ast.FormattedValue):
            continue
        yield from ((child, other) for other in _others(child, truth=truth))
        if top and isinstance(child, ast.Expr | ast.AugAssign | ast.Continue | ast.Break):
            yield child, ast.Pass()


def _others(node: ast.AST, *, truth: bool) -> Iterator[ast.AST]:  # noqa: C901 - one arm for each kind of change
    match node:
        case ast.Compare(left=left, ops=[op], comparators=right):
            for other in _COMPARISONS.get(type(op), ()):
                yield ast.Compare(left, [other()], right)
        case ast.BoolOp(op=op, values=values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
            for place in range(len(values)):
                left = [*values[:place], *values[place + 1 :]]
                yield left[0] if len(left) == 1 else ast.BoolOp(op, left)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand
        case ast.BinOp(left=one, op=op, right=other) if type(op) in _OPERATORS:
            yield ast.BinOp(one, _OPERATORS[type(op)](), other)
        case ast.If() | ast.IfExp():
            yield from _decided(node)
        case ast.comprehension(target=target, iter=over, ifs=[_, *rest], is_async=kind):
            yield ast.comprehension(target, over, rest, kind)
        case ast.Call(func=ast.Name(id=name), args=args, keywords=words) if name in _OPPOSITES:
            yield ast.Call(ast.Name(_OPPOSITES[name], ast.Load()), args, words)
        case ast.Return(value=ast.expr() as value) if not (isinstance(value, ast.Constant) and value.value is None):
            yield ast.Return(ast.UnaryOp(ast.Not(), value) if truth else _NOTHING)
        case ast.Constant(value=value):
            yield from _constants(value)


def _decided(node: ast.If | ast.IfExp) -> Iterator[ast.AST]:
    for decided in (True, False):
        test = ast.Constant(decided)
        if isinstance(node, ast.If):
            yield ast.If(test, node.body, node.orelse)
        else:
            yield ast.IfExp(test, node.body, node.orelse)


def _constants(value: object) -> Iterator[ast.AST]:
    match value:
        case bool():
            yield ast.Constant(not value)
        case int() | float():
            yield ast.Constant(value + 1)
        case str():
            yield ast.Constant("" if value else "~")
