"""Whether the server is alive, and whether it can work."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from gyakusan.api.house import House

router = APIRouter(include_in_schema=False)


class Health(BaseModel):
    """The answer of a server that is well."""

    status: str = "ok"


@router.api_route("/healthz", methods=["GET", "HEAD"])
def healthz() -> Health:
    """Answer while the process is alive."""
    return Health()


@router.api_route("/readyz", methods=["GET", "HEAD"])
def readyz(rooms: House) -> Health:
    """Answer while the database can be read."""
    with rooms.database.reading() as connection:
        connection.exec_driver_sql("SELECT 1")
    return Health()
