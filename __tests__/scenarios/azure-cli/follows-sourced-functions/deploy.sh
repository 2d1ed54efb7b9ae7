#!/bin/bash
source ./lib.sh
mk w06
