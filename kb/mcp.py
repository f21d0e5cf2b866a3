"""Tools for an assistant that speaks the Model Context Protocol: the same answers, with all their evidence."""

from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, ParamSpec, TypeVar

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from kb.current import Lender
from kb.errors import KbError
from kb.knowledge import KnowledgeBase
from kb.query.answer import Answer, Language
from kb.query.kinds import AnyPlan
from kb.query.look_up import Found, Named
from kb.store.build import program_version

P = ParamSpec("P")
T = TypeVar("T")
INSTRUCTIONS = """A cited knowledge base of learning cities: laws, steering bodies, development paths, practices, and the
scores of two indices. Quote an answer with its evidence, notes and denominators; a cell says yes, no per source, unknown or
out of scope, and unknown is not no. It answers from five documents only and refuses what is outside them."""
READ_ONLY = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)

Question = Annotated[str, Field(description="A question in English or Chinese, at most 2,000 characters.")]
In = Annotated[Language, Field(description="Language of the answer.")]


def in_words(tool: Callable[P, T]) -> Callable[P, T]:
    """A tool whose refusals reach the assistant as their sentences."""

    @wraps(tool)
    def told(*arguments: P.args, **named: P.kwargs) -> T:
        try:
            return tool(*arguments, **named)
        except KbError as error:
            raise ToolError(str(error)) from error

    return told


def create_server(current: Lender[KnowledgeBase]) -> MCPServer[Any]:
    """A server whose tools read the newest knowledge base."""
    server: MCPServer[Any] = MCPServer("learning-city-kb", instructions=INSTRUCTIONS, version=program_version())

    @server.tool(annotations=READ_ONLY)
    @in_words
    def ask(question: Question, language: Language | None = None) -> Answer:
        """Answer a question in plain English or Chinese, with how it was understood, tables, evidence and notes."""
        with current.lease() as knowledge:
            return knowledge.ask(question, language)

    @server.tool(annotations=READ_ONLY)
    @in_words
    def run_plan(plan: AnyPlan, language: In = "en") -> Answer:
        """Answer a structured question. An answer of ask gives its plan in reading.plan, to change and send again."""
        with current.lease() as knowledge:
            return knowledge.run(plan, language)

    @server.tool(annotations=READ_ONLY)
    @in_words
    def search(words: str, kind: str | None = None, language: In = "en", limit: int = 10) -> list[Found]:
        """Find practices, policies, bodies, figures and other things by the words of their texts."""
        with current.lease() as knowledge:
            return knowledge.search(words, kind, language, limit)

    @server.tool(annotations=READ_ONLY)
    @in_words
    def resolve_name(name: str, language: In = "en") -> list[Named]:
        """What a name in English, Chinese or pinyin means; several keys when it is ambiguous or only nearly matches."""
        with current.lease() as knowledge:
            return knowledge.resolve(name, language)

    return server
