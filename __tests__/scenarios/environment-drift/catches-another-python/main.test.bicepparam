using './main.bicep'

param python = '3.13'
