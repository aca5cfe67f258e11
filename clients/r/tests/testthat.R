library(testthat)
library(negotiationsim)
test_check("negotiationsim")
