#!/bin/bash
git remote add azure "https://u:p@shop-123.scm.azurewebsites.net/shop-123.git"
git push azure main:master
