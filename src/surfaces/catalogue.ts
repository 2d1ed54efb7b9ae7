/** A place that is read: what a reader of the documentation is told of it. */
export interface SurfaceDescription {
  readonly name: string;
  /** the files, as a person would write the pattern */
  readonly files: string;
  /** what is looked for in them, as a noun phrase */
  readonly looksFor: string;
  readonly example: { readonly language: string; readonly text: string };
  /** what is taken from it, a phrase each */
  readonly taken: readonly string[];
  /** where its documentation stands */
  readonly source: string;
}

export const SURFACES: readonly SurfaceDescription[] = [
  {
    name: 'GitHub workflows: azure/webapps-deploy',
    files: '.github/workflows/*.yml',
    looksFor: 'an `azure/webapps-deploy` step',
    example: {
      language: 'yaml',
      text: `- uses: azure/webapps-deploy@v3
  with:
    app-name: orders
    slot-name: staging
    package: backend
    startup-command: gunicorn --bind=0.0.0.0 --workers 3 app:app`,
    },
    taken: [
      'the app, its slot, and the environment of the job',
      'the startup command (from version 2 on, and not together with a publish profile, which the action refuses)',
      'the folder that is deployed: through `working-directory`, `cp`, `zip`, `unzip` and the artifacts of earlier jobs',
      'the Python of `actions/setup-python`',
      'expressions, matrices, reusable workflows and composite actions of the repository, `$GITHUB_ENV` and `$GITHUB_OUTPUT`',
      'conditions (`if:`), and each way in which the workflow starts: its branches, the options that whoever starts it can choose',
    ],
    source: 'https://github.com/Azure/webapps-deploy',
  },
  {
    name: 'GitHub workflows: azure/appservice-settings',
    files: '.github/workflows/*.yml',
    looksFor: 'an `azure/appservice-settings` step',
    example: {
      language: 'yaml',
      text: `- uses: azure/appservice-settings@v1
  with:
    app-name: orders
    app-settings-json: '[{ "name": "WEB_CONCURRENCY", "value": "3", "slotSetting": false }]'
    general-settings-json: '{ "appCommandLine": "gunicorn app:app", "linuxFxVersion": "PYTHON|3.12" }'`,
    },
    taken: ['app settings', '`appCommandLine` and `linuxFxVersion`', 'never connection strings'],
    source: 'https://github.com/Azure/appservice-settings',
  },
  {
    name: 'Deployments of templates',
    files: '.github/workflows/*.yml, *.sh, *.bash, *.azcli, *.ps1, *.cmd, *.bat, Makefile',
    looksFor:
      'a deployment of a template by `azure/arm-deploy`, `azure/bicep-deploy`, `az deployment … create` or `azd up`',
    example: {
      language: 'yaml',
      text: `- uses: azure/arm-deploy@v2
  with:
    template: infra/main.bicep
    parameters: infra/main.prod.bicepparam sku=P1v3`,
    },
    taken: [
      'the template, its parameter files, and parameters that are given by value',
      'the environment of the job, and when it happens among the other steps',
    ],
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/templates/deploy-github-actions',
  },
  {
    name: 'The Azure CLI',
    files: '.github/workflows/*.yml (`run`, `azure/cli`), *.sh, *.bash, *.azcli, *.ps1, *.cmd, *.bat, Makefile',
    looksFor: 'an `az webapp` or `az appservice plan` command',
    example: {
      language: 'shell',
      text: `az appservice plan create --name plan --sku B1 --is-linux
az webapp create --name orders --plan plan --runtime PYTHON:3.12
az webapp config set --name orders --startup-file "gunicorn --workers 3 app:app"
az webapp config appsettings set --name orders --settings WEB_CONCURRENCY=3
az webapp deploy --name orders --src-path app.zip`,
    },
    taken: [
      'plans (`appservice plan create`, `update`), with SKU and instances',
      'sites and slots (`webapp create`, `webapp up`, `webapp deployment slot create`, `slot swap`), with runtime and startup command',
      'changes (`webapp config set`, `config appsettings set|delete`, `config container set`, `webapp update --set`, `resource update --set`, `rest`)',
      'code (`webapp deploy`, `webapp deployment source config-zip` and `config-local-git`, `webapp up`, `curl` to the address of a site that takes an archive, and `git remote add` or `git push` with the address of a site)',
      'the defaults of the CLI (`az configure --defaults`, `az config set defaults.…`, `az webapp up`, and a `.azure/config` that is committed): the app and its plan, where a command names none, and the size of the plan of the app that it names',
      'variables, functions, here-documents, files and scripts that a script calls, as its shell would follow them; arguments and what is typed in are unknown, and options are given only where it ends without them',
      'recipes of Makefiles with their variables, and batch files (`set`, `if`, `%NAME%`, `^`) without a twin for another shell beside them',
      'nothing of a command that the CLI would refuse: it is named, with the reason',
    ],
    source: 'https://learn.microsoft.com/cli/azure/webapp',
  },
  {
    name: 'Azure PowerShell',
    files: '*.ps1, .github/workflows/*.yml (`shell: pwsh`, `azure/powershell`)',
    looksFor: 'a cmdlet of the Az module with plain arguments',
    example: {
      language: 'powershell',
      text: `New-AzAppServicePlan -Name plan -Tier PremiumV3 -WorkerSize Small -Linux
New-AzWebApp -Name orders -AppServicePlan plan
Set-AzWebApp -Name orders -AppSettings @{ WEB_CONCURRENCY = "3" }`,
    },
    taken: [
      'plans, sites and app settings',
      'templates of `New-AzResourceGroupDeployment`',
      '`Set-AzResource` on a site or its configuration',
      'commands of the Azure CLI in the script',
      'variables, tables and splatting, conditions, folders (`Set-Location`, `Join-Path`) and archives (`Compress-Archive`)',
    ],
    source: 'https://learn.microsoft.com/powershell/module/az.websites',
  },
  {
    name: 'Bicep and ARM templates',
    files: '*.bicep, *.bicepparam, *.json',
    looksFor: 'a `Microsoft.Web/sites` or a `Microsoft.Web/serverfarms`',
    example: {
      language: 'bicep',
      text: `resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan'
  sku: { name: 'P0v3', capacity: 2 }
  properties: { reserved: true }
}

resource site 'Microsoft.Web/sites@2024-04-01' = {
  name: 'orders'
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: 'gunicorn --workers 3 app:app'
      appSettings: [{ name: 'WEB_CONCURRENCY', value: '3' }]
    }
  }
}`,
    },
    taken: [
      'plans, with `sku.name` and `sku.capacity`',
      'sites and slots, with their plan, `linuxFxVersion`, `appCommandLine` and app settings, `config` resources included',
      'parameter files as environments, modules, loops and conditions',
    ],
    source: 'https://learn.microsoft.com/azure/templates/microsoft.web/sites',
  },
  {
    name: 'azd projects',
    files: 'azure.yaml',
    looksFor: 'a service with `host: appservice`',
    example: {
      language: 'yaml',
      text: `services:
  web:
    project: ./src
    language: py
    host: appservice`,
    },
    taken: [
      'the folder of each service, and the language that it is written in',
      'the template of `infra`, with its parameter file',
      'what hooks do after provisioning and around deploying, whether they stand here or in a file',
    ],
    source: 'https://learn.microsoft.com/azure/developer/azure-developer-cli/azd-schema',
  },
  {
    name: 'Deployments by hand',
    files: '.azure/config, .vscode/settings.json',
    looksFor: 'the app that `az webapp up` or the App Service extension of VS Code remembers',
    example: {
      language: 'ini',
      text: `[defaults]
group = orders-rg
sku = B1
appserviceplan = plan
web = orders`,
    },
    taken: [
      'the app, its plan and the folder that is deployed, where nothing in the repository deploys one',
      '`appService.defaultWebAppToDeploy` and `appService.deploySubpath` of VS Code',
    ],
    source: 'https://learn.microsoft.com/cli/azure/webapp#az-webapp-up',
  },
];

/** The places that are looked at, as a person would say it: for the run that finds nothing. */
export const LOOKED_FOR: readonly string[] = SURFACES.map(({ looksFor, files }) => `${looksFor} (${files})`);
