#!/bin/bash
source 1.1.plan.sh
source 1.2.app.sh
source 1.3.start.sh
