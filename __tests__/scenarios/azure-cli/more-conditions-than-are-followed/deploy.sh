#!/bin/bash
fail() {
  exit 1
}
resolve() {
  if command -v where.exe >/dev/null 2>&1; then
    w="$(where.exe python.exe | head -n 1 || true)"
    if [[ -n "${w}" ]]; then
      P=("$(bash_path "${w}")")
    fi
  fi
}
load() {
  if [[ -f "${ENV_FILE}" ]]; then
    set +a
  fi
  if [[ -n "${SUB:-}" ]]; then
    az account set --subscription "${SUB}"
  fi
}
assert_deployment_exists() {
  az deployment group show --name x || fail no
}
build() {
  "${P[@]}" - x
  if command -v powershell.exe >/dev/null 2>&1 && [[ "${P[0]}" =~ ^/mnt/[a-zA-Z]/ ]]; then
    for pair in "${env_pairs[@]}"; do
      ps+="x"
    done
  fi
}
resolve
load
assert_deployment_exists
export NAME=shop
URL="$(build)"
az webapp config set --name "${NAME}" --startup-file "gunicorn -w 9 app:app"
