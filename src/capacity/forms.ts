/** A way to write a startup command down, as people paste it. */
export interface Form {
  readonly name: 'startup command' | 'Bicep' | 'Terraform' | 'workflow' | 'az' | 'gunicorn.conf.py';
  /** where it goes, as a sentence */
  readonly where: string;
  readonly text: string;
}

/** The settings of a `gunicorn.conf.py`, in order; texts unquoted. */
export type ConfigLines = readonly (readonly [string, string | number | boolean])[];

/**
 * Every form of a startup command.
 * @param app `module:attribute`, for the command that goes with the config file
 */
export function formsOf(command: string, app: string, config: ConfigLines): readonly Form[] {
  return [
    {
      name: 'startup command',
      where: 'In the portal: Settings, Configuration, General settings, Startup Command.',
      text: command,
    },
    { name: 'Bicep', where: "In the site's `siteConfig`.", text: `appCommandLine: ${bicepString(command)}` },
    {
      name: 'Terraform',
      where: 'In `site_config` of `azurerm_linux_web_app`.',
      text: `app_command_line = ${hclString(command)}`,
    },
    {
      name: 'workflow',
      where: 'In the `with:` of `azure/webapps-deploy`, signed in by `azure/login`, not by a publish profile.',
      text: `startup-command: ${yamlString(command)}`,
    },
    {
      name: 'az',
      where: 'Once, by hand or in a script.',
      text: `az webapp config set --resource-group <group> --name <app> --startup-file ${shellString(command)}`,
    },
    {
      name: 'gunicorn.conf.py',
      where: `In the app's root folder, with the startup command \`gunicorn ${app}\`: without one, App Service does not read it.`,
      text: config.map(([name, value]) => `${name} = ${pythonLiteral(value)}`).join('\n'),
    },
  ];
}

function bicepString(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('${', '\\${')}'`;
}

function hclString(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('${', '$${').replaceAll('%{', '%%{')}"`;
}

function yamlString(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function shellString(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function pythonLiteral(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}
