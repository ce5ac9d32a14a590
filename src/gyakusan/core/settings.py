"""Settings, all from environment variables that begin with `GYAKUSAN_`."""

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from gyakusan.core.errors import BadSetting
from gyakusan.core.language import Language


class Settings(BaseModel):
    """Every setting of the product; the name of its variable is `GYAKUSAN_` and the field in capitals."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    language: Language | None = Field(
        default=None, description="Language of messages; by default the system's, else Japanese."
    )
    model: str = Field(default="", description="Language model as provider:name; empty means none.")
    model_base_url: str = Field(default="", description="Address of an OpenAI-compatible endpoint.")
    model_api_key: SecretStr = Field(
        default=SecretStr(""), description="Key for the model endpoint; else the provider's own variable."
    )
    model_timeout: float = Field(default=60.0, gt=0, le=3600, description="Seconds that one drafting request may take.")
    model_retries: int = Field(
        default=2, ge=0, le=10, description="How often an answer that does not fit is sent back with the error."
    )
    model_tokens: int = Field(
        default=400_000, ge=0, description="Tokens that one workshop may use, input and output together."
    )
    model_output: str = Field(
        default="auto",
        pattern="^(auto|native|tool|prompted)$",
        description="How typed output is asked for: auto, native, tool, prompted.",
    )
    max_file_mb: float = Field(default=20, gt=0, le=1000, description="Largest input file, in MB (10^6 bytes).")
    max_rows: int = Field(default=2_000, ge=1, le=100_000, description="Most rows that one table of an input may have.")
    max_members: int = Field(default=100, ge=1, le=1_000, description="Most members of one workshop.")
    max_request_mb: float = Field(
        default=1, gt=0, le=100, description="Largest body of a request to the server, in MB; uploads have max_file_mb."
    )
    sign_in_per_login: int = Field(
        default=10, ge=1, description="Failed sign-ins of one login in the window before it has to wait."
    )
    sign_in_per_address: int = Field(
        default=50, ge=1, description="Failed sign-ins from one address in the window before it has to wait."
    )
    sign_in_minutes: float = Field(default=15, gt=0, le=1440, description="Length of that window, in minutes.")
    trusted_proxies: str = Field(
        default="", description="Addresses of proxies whose X-Forwarded-For is believed, separated by commas."
    )
    session_days: int = Field(default=30, ge=1, le=400, description="Days that an account stays signed in.")
    participant_days: int = Field(default=120, ge=1, le=400, description="Days that a participant stays admitted.")
    readmit_hours: int = Field(default=24, ge=1, le=720, description="Hours that a link to re-enter can be used.")
    max_drafts: int = Field(default=6, ge=1, le=100, description="Most drafts that run at once in one workshop.")
    max_drafts_of_person: int = Field(default=2, ge=1, le=100, description="Most drafts of one person at once.")
    chat_memory: int = Field(
        default=12, ge=0, le=200, description="How many earlier messages beside an artifact the language model sees."
    )
    max_workshop_mb: float = Field(
        default=500, gt=0, le=1_000_000, description="Most that the files of one workshop may take up, in MB."
    )
    max_document_mb: float = Field(
        default=8, gt=0, le=100, description="Largest live document, in MB; a larger one takes deletions only."
    )
    max_message_mb: float = Field(
        default=5, gt=0, le=100, description="Largest single message of a client of a live document, in MB."
    )
    max_backlog_mb: float = Field(
        default=4, gt=0, le=100, description="How far a client may lag behind, in MB, before it has to come back anew."
    )


def load_settings(environment: Mapping[str, str]) -> Settings:
    """Read the settings from an environment.

    Raises:
        BadSetting: a variable has a value that cannot be used.
    """
    values = {
        name: environment[variable]
        for name in Settings.model_fields
        if environment.get(variable := f"GYAKUSAN_{name.upper()}", "") != ""
    }
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        problem = error.errors()[0]
        name = str(problem["loc"][0])
        shown = "***" if "key" in name else str(problem["input"])
        raise BadSetting(f"GYAKUSAN_{name.upper()}", shown, Settings.model_fields[name].description or "") from error
