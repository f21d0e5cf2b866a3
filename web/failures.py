"""Errors as responses: one shape for programs, one page for people, never a stack trace."""

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from kb.errors import KbError
from web.render import render
from web.view.page import ErrorPage
from web.visit import Visit, preferred, site_of

log = logging.getLogger(__name__)
MESSAGES = {404: "There is nothing at this address.", 405: "This address does not take that method."}


def add_error_handlers(app: FastAPI) -> None:
    """Every error this program raises, every request it cannot read, and anything unforeseen."""
    app.add_exception_handler(KbError, _refused)
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unforeseen)


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, KbError)
    return failure(request, error.status, str(error))


def _unreadable(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"] if part not in ("query", "path", "body"))
    return failure(request, 422, f"{where or 'request'}: {first['msg']}")


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return failure(request, error.status_code, MESSAGES.get(error.status_code, str(error.detail)))


def _unforeseen(request: Request, error: Exception) -> Response:
    log.error("unforeseen error at %s", request.url.path, exc_info=error)
    return failure(request, 500, "Something went wrong here; the fault is not yours.")


def failure(request: Request, status: int, message: str) -> Response:
    """An error in the shape that the asker reads."""
    if wants_json(request):
        return JSONResponse({"error": {"status": status, "message": message}}, status)
    said = request.query_params.get("lang")
    language = "zh" if said == "zh" else "en" if said == "en" else preferred(request)
    page = ErrorPage(
        title=str(status),
        language=language,
        address="/",
        data_version=site_of(request).knowledge.data_version,
        status=status,
        message=message,
    )
    response = render("error.html", page, Visit(language, None, "html", "/", site_of(request)))
    response.status_code = status
    return response


def wants_json(request: Request) -> bool:
    """Whether a program asks: under ``/api``, or with a format of the page's data."""
    path = request.url.path
    return path.startswith("/api") or path == "/health" or request.query_params.get("format", "html") != "html"
