# SPDX-License-Identifier: MIT
# Makes spacetime_points.csv (188 invented events, a third of them in 14 outbreaks) and spacetime.json (what the R packages
# surveillance and vegan say of them):   Rscript spacetime.R   in this folder. Debian: r-cran-surveillance, r-cran-vegan.
suppressPackageStartupMessages({library(surveillance); library(vegan)})

set.seed(20)
start <- cbind(runif(14, 250, 330), runif(14, 240, 420), runif(14, 200, 5400))
near <- start[rep(1:14, length.out = 62), ] + cbind(rnorm(62, 0, 12), rnorm(62, 0, 12), rexp(62, 1 / 70))
far <- cbind(runif(126, 240, 340), runif(126, 230, 430), runif(126, 0, 5600))
points <- as.data.frame(round(rbind(near, far)[sample(188), ]))
names(points) <- c("x", "y", "t")
write.csv(points, "spacetime_points.csv", row.names = FALSE)

space <- dist(points[, c("x", "y")])
time <- dist(points$t)
pairs <- length(space)
near_s <- 20
near_t <- 5
test <- knox(dt = as.vector(time), ds = as.vector(space), eps.t = near_t, eps.s = near_s)
both <- sum(space <= near_s & time <= near_t)
stopifnot(test$statistic == both)
expected <- sum(space <= near_s) * sum(time <= near_t) / pairs
set.seed(321)
drawn <- replicate(999, sum(space <= near_s & dist(sample(points$t)) <= near_t))

space_upper <- c(2.5, 5, 10, 20, 40)
time_upper <- c(10, 30, 60, 90, 120)
band <- function(values, upper) cut(as.vector(values), c(-Inf, upper, Inf))  # (lower, upper], the last one open
observed <- unclass(table(band(space, space_upper), band(time, time_upper)))
set.seed(321)
correlation <- mantel(space, time, method = "pearson", permutations = 999)

json <- function(value) {
    if (is.list(value)) return(paste0("{", paste0('"', names(value), '":', sapply(value, json), collapse = ","), "}"))
    if (is.matrix(value)) return(paste0("[", paste(apply(value, 1, json), collapse = ","), "]"))
    text <- if (is.character(value)) paste0('"', value, '"') else sprintf("%.15g", value)
    if (length(text) == 1) text else paste0("[", paste(text, collapse = ","), "]")
}
cat(json(list(
    package = paste("surveillance", packageVersion("surveillance"), "and vegan", packageVersion("vegan")),
    data = "invented: spacetime_points.csv, in kilometres and days",
    calls = paste("spacetime.R: surveillance::knox on the lower triangles; its own simulation permutes pairs, not events, so event",
                  "times are permuted here (seed 321); vegan::mantel(method = 'pearson', permutations = 999)"),
    knox = list(eps_s = near_s, eps_t = near_t, rule = "<=", close_space = sum(space <= near_s), close_time = sum(time <= near_t),
                close_both = both, expected = expected,
                p_poisson_X_at_least_observed = ppois(both - 1, expected, lower.tail = FALSE),
                mc_p_permuting_event_times = (1 + sum(drawn >= both)) / 1000,
                mc_mean = mean(drawn), mc_sd = sd(drawn), mc_n = 999),
    knox_bands = list(space_upper = space_upper, time_upper = time_upper, rule = "(lower, upper], first band includes 0, last band open",
                      observed = observed, expected = outer(rowSums(observed), colSums(observed)) / pairs),
    mantel = list(r_raw = unname(correlation$statistic), mc_p = correlation$signif, mc_n = 999,
                  r_reciprocal_1_over_d_plus_1 = cor(1 / (as.vector(space) + 1), 1 / (as.vector(time) + 1))),
    R = R.version.string)), "\n", sep = "", file = "spacetime.json")
