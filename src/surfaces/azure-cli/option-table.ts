import type { Arity, Option } from './options.ts';

/**
 * The options of the commands that are read, as the CLI declares them: `name=--long,-s` and how many words follow: none for a flag (`!`),
 * none or one (`?`), any number (`*`), at least one (`+`), else one.
 * https://github.com/Azure/azure-cli/blob/dev/src/azure-cli/azure/cli/command_modules/appservice/_params.py
 * https://github.com/Azure/azure-cli/blob/dev/src/azure-cli/azure/cli/command_modules/resource/_params.py
 */
const EVERYWHERE =
  'help=--help,-h! output=--output,-o query=--query debug=--debug! verbose=--verbose! only_show_errors=--only-show-errors! subscription=--subscription acquire_policy_token=--acquire-policy-token! change_reference=--change-reference';
const APP = 'name=--name,-n resource_group=--resource-group,-g slot=--slot,-s ids=--ids+';
const GENERIC_UPDATE = 'set=--set+ add=--add+ remove=--remove+ force_string=--force-string!';
const CONTAINER =
  'container_registry_url=--container-registry-url container_image_name=--container-image-name,-c container_registry_user=--container-registry-user,--docker-registry-server-user container_registry_password=--container-registry-password,-w,--docker-registry-server-password';
const TEMPLATE =
  'template_file=--template-file,-f template_uri=--template-uri,-u template_spec=--template-spec,-s query_string=--query-string,-q parameters=--parameters,-p+ name=--name,-n rollback_on_error=--rollback-on-error? mode=--mode no_wait=--no-wait! no_prompt=--no-prompt? handle_extended_json_format=--handle-extended-json-format,-j! aux_subscriptions=--aux-subs* aux_tenants=--aux-tenants* what_if=--what-if,-w! proceed_if_no_change=--proceed-if-no-change! result_format=--what-if-result-format,-r exclude_change_types=--what-if-exclude-change-types,-x+ confirm_with_what_if=--confirm-with-what-if,-c! validation_level=--validation-level';
const STACK =
  'name=--name,-n template_file=--template-file,-f template_spec=--template-spec,-s template_uri=--template-uri,-u query_string=--query-string,-q parameters=--parameters,-p+ description=--description action_on_unmanage=--action-on-unmanage,--aou deny_settings_mode=--deny-settings-mode,--dm deny_settings_excluded_principals=--deny-settings-excluded-principals,--ep deny_settings_excluded_actions=--deny-settings-excluded-actions,--ea deny_settings_apply_to_child_scopes=--deny-settings-apply-to-child-scopes,--cs! bypass_stack_out_of_sync_error=--bypass-stack-out-of-sync-error,--bse! no_wait=--no-wait! yes=--yes! tags=--tags*';

const TABLE: Readonly<Record<string, string>> = {
  'webapp up':
    'name=--name,-n resource_group=--resource-group,-g plan=--plan,-p location=--location,-l sku=--sku os_type=--os-type runtime=--runtime,-r dryrun=--dryrun! logs=--logs! html=--html! launch_browser=--launch-browser,-b! track_status=--track-status? enable_kudu_warmup=--enable-kudu-warmup? app_service_environment=--app-service-environment,-e basic_auth=--basic-auth auto_generated_domain_name_label_scope=--domain-name-scope',
  'webapp create': `name=--name,-n resource_group=--resource-group,-g plan=--plan,-p runtime=--runtime,-r startup_file=--startup-file deployment_container_image_name=--deployment-container-image-name,-i ${CONTAINER.replace('--container-registry-user,', '--container-registry-user,-s,')} multicontainer_config_type=--multicontainer-config-type multicontainer_config_file=--multicontainer-config-file deployment_local_git=--deployment-local-git,-l! deployment_source_url=--deployment-source-url,-u deployment_source_branch=--deployment-source-branch,-b deployment_zip=--deployment-zip,-z tags=--tags* https_only=--https-only? assign_identities=--assign-identity* scope=--scope role=--role vnet=--vnet subnet=--subnet public_network_access=--public-network-access acr_use_identity=--acr-use-identity! acr_identity=--acr-identity basic_auth=--basic-auth sitecontainers_app=--sitecontainers-app? auto_generated_domain_name_label_scope=--domain-name-scope end_to_end_encryption_enabled=--end-to-end-encryption-enabled,-e? min_tls_version=--min-tls-version min_tls_cipher_suite=--min-tls-cipher-suite`,
  'webapp config set': `${APP} number_of_workers=--number-of-workers remote_debugging_enabled=--remote-debugging-enabled? web_sockets_enabled=--web-sockets-enabled? always_on=--always-on? auto_heal_enabled=--auto-heal-enabled? use32_bit_worker_process=--use-32bit-worker-process? php_version=--php-version power_shell_version=--powershell-version python_version=--python-version net_framework_version=--net-framework-version linux_fx_version=--linux-fx-version windows_fx_version=--windows-fx-version pre_warmed_instance_count=--prewarmed-instance-count runtime=--runtime acr_use_identity=--acr-use-identity? acr_identity=--acr-identity java_version=--java-version java_container=--java-container java_container_version=--java-container-version min_tls_version=--min-tls-version min_tls_cipher_suite=--min-tls-cipher-suite http20_enabled=--http20-enabled? app_command_line=--startup-file ftps_state=--ftps-state vnet_route_all_enabled=--vnet-route-all-enabled? generic_configurations=--generic-configurations+`,
  'webapp config appsettings set': `${APP} settings=--settings+ slot_settings=--slot-settings+`,
  'webapp config appsettings delete': `${APP} setting_names=--setting-names+`,
  'webapp config container set': `${APP} container_registry_url=--container-registry-url,-r,--docker-registry-server-url container_image_name=--container-image-name,-c,-i,--docker-custom-image-name container_registry_user=--container-registry-user,-u,--docker-registry-server-user container_registry_password=--container-registry-password,-p,--docker-registry-server-password websites_enable_app_service_storage=--enable-app-service-storage,-t? multicontainer_config_type=--multicontainer-config-type multicontainer_config_file=--multicontainer-config-file`,
  'webapp deploy':
    'name=--name,-n resource_group=--resource-group,-g slot=--slot,-s src_path=--src-path src_url=--src-url target_path=--target-path artifact_type=--type is_async=--async? restart=--restart? clean=--clean? ignore_stack=--ignore-stack? reset=--reset? timeout=--timeout track_status=--track-status? enable_kudu_warmup=--enable-kudu-warmup?',
  'webapp deployment source config-zip': `${APP} src=--src build_remote=--build-remote? timeout=--timeout,-t track_status=--track-status? enable_kudu_warmup=--enable-kudu-warmup?`,
  'webapp deployment source config-local-git': APP,
  'webapp deployment source config': `${APP} repo_url=--repo-url,-u branch=--branch repository_type=--repository-type manual_integration=--manual-integration! git_token=--git-token github_action=--github-action`,
  'webapp deployment slot create':
    'webapp=--name,-n resource_group=--resource-group,-g slot=--slot,-s configuration_source=--configuration-source deployment_container_image_name=--deployment-container-image-name,-i container_registry_url=--container-registry-url,-r container_image_name=--container-image-name,-c container_registry_user=--container-registry-user,-u,--docker-registry-server-user container_registry_password=--container-registry-password,-w,--docker-registry-server-password ids=--ids+',
  'webapp deployment slot swap':
    'webapp=--name,-n resource_group=--resource-group,-g slot=--slot,-s target_slot=--target-slot action=--action preserve_vnet=--preserve-vnet? ids=--ids+',
  'webapp update': `${APP} client_affinity_enabled=--client-affinity-enabled? https_only=--https-only? force_dns_registration=--force-dns-registration? skip_custom_domain_verification=--skip-custom-domain-verification? ttl_in_seconds=--ttl-in-seconds? skip_dns_registration=--skip-dns-registration? minimum_elastic_instance_count=--minimum-elastic-instance-count,-i prewarmed_instance_count=--prewarmed-instance-count,-w basic_auth=--basic-auth end_to_end_encryption_enabled=--end-to-end-encryption-enabled,-e? platform_release_channel=--platform-release-channel,-prc ${GENERIC_UPDATE}`,
  'appservice plan create':
    'name=--name,-n resource_group=--resource-group,-g location=--location,-l sku=--sku is_linux=--is-linux! hyper_v=--hyper-v! number_of_workers=--number-of-workers per_site_scaling=--per-site-scaling! app_service_environment=--app-service-environment,-e zone_redundant=--zone-redundant,-z! tags=--tags* no_wait=--no-wait! async_scaling_enabled=--async-scaling-enabled? is_managed_instance=--is-managed-instance! mi_system_assigned=--mi-system-assigned? mi_user_assigned=--mi-user-assigned+ default_identity=--default-identity rdp_enabled=--rdp-enabled? vnet=--vnet subnet=--subnet registry_adapters=--registry-adapter+ install_scripts=--install-script+ storage_mounts=--storage-mount+',
  'appservice plan update': `name=--name,-n resource_group=--resource-group,-g ids=--ids+ sku=--sku number_of_workers=--number-of-workers elastic_scale=--elastic-scale? max_elastic_worker_count=--max-elastic-worker-count,-m no_wait=--no-wait! async_scaling_enabled=--async-scaling-enabled? default_identity=--default-identity rdp_enabled=--rdp-enabled? vnet=--vnet subnet=--subnet registry_adapters=--registry-adapter+ install_scripts=--install-script+ storage_mounts=--storage-mount+ ${GENERIC_UPDATE}`,
  'deployment group create': `${TEMPLATE} resource_group=--resource-group,-g`,
  'deployment sub create': `${TEMPLATE} location=--location,-l`,
  'deployment mg create': `${TEMPLATE} location=--location,-l management_group_id=--management-group-id,-m`,
  'deployment tenant create': `${TEMPLATE} location=--location,-l`,
  'deployment create': `${TEMPLATE} location=--location,-l`,
  'group deployment create': `${TEMPLATE} resource_group=--resource-group,-g`,
  'stack group create': `${STACK} resource_group=--resource-group,-g`,
  'stack sub create': `${STACK} location=--location,-l deployment_resource_group=--deployment-resource-group,--dr`,
  'resource update': `ids=--ids+ resource_group=--resource-group,-g name=--name,-n namespace=--namespace resource_type=--resource-type parent=--parent api_version=--api-version latest_include_preview=--latest-include-preview,-v! include_response_body=--include-response-body? no_wait=--no-wait! ${GENERIC_UPDATE}`,
  rest: 'method=--method,-m url=--url,--uri,-u headers=--headers+ uri_parameters=--url-parameters,--uri-parameters+ skip_authorization_header=--skip-authorization-header! resource=--resource body=--body,-b output_file=--output-file',
};

const ARITIES: Readonly<Record<string, Arity>> = { '!': 'flag', '?': 'optional', '*': 'any', '+': 'some' };

/** Options that add to each other where they are given again. */
export const COLLECTING: ReadonlySet<string> = new Set(['parameters', 'set', 'add', 'remove']);

const read = new Map<string, readonly Option[]>();

/** The options of a command, by its words ("webapp config set"); null for one that is not read. */
export function optionsOf(command: string): readonly Option[] | null {
  const before = read.get(command);
  if (before) return before;
  const own = Object.hasOwn(TABLE, command) ? TABLE[command] : undefined;
  if (own === undefined) return null;
  const options = `${EVERYWHERE} ${own}`.split(' ').map(option);
  read.set(command, options);
  return options;
}

function option(text: string): Option {
  const arity = ARITIES[text.at(-1) ?? ''];
  const [name = '', spellings = ''] = (arity ? text.slice(0, -1) : text).split('=');
  return { name, spellings: spellings.split(','), arity: arity ?? 'one' };
}

/** The commands that are read, longest first. */
export const COMMANDS: readonly string[] = Object.keys(TABLE).sort((one, other) => other.length - one.length);
