# Every target is one command of macros/cli.py, so Windows has it too (see README.md).
PYTHON ?= $(shell command -v python3 || command -v python)
RUN = $(PYTHON) -m macros.cli

.PHONY: site bundle serve test check new edition bench template
site:
	@$(RUN) site
bundle:
	@$(RUN) bundle
serve:
	@$(RUN) serve
test:
	@$(RUN) test
check:
	@$(RUN) check $(if $(data),--data) $(if $(json),--json) $(if $(release),--release)
new:
	@$(RUN) new $(kind) $(id)
edition:
	@$(RUN) edition $(name)
bench:
	@$(RUN) bench $(part)
template:
	@$(RUN) template $(form)
