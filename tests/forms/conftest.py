"""Property tests do not fail because the computer is busy with something else."""

from hypothesis import HealthCheck, settings

settings.register_profile("forms", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("forms")
