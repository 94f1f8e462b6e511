// SPDX-License-Identifier: MIT
#include "map/classes.hpp"

#include "tests/support/expect_error.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

namespace sitmap::map {
namespace {

using test::expect_error;
using Numbers = std::vector<double>;
using Counts = std::vector<std::size_t>;

TEST(Classes, SplitsEqualNumbersButNeverEqualValues)
{
    auto const c = classify(Numbers{1, 2, 3, 4, 5, 6, 7, 8}, ClassMethod::quantile, 4);
    EXPECT_EQ(c.edges, (Numbers{1, 3, 5, 7, 8}));
    EXPECT_EQ(c.members, (Counts{2, 2, 2, 2}));
    auto const tied = classify(Numbers{0, 0, 0, 0, 0, 0, 1, 5}, ClassMethod::quantile, 4);
    EXPECT_EQ(tied.members, (Counts{6, 2}));
}

TEST(Classes, SplitsEqualWidths)
{
    auto const c = classify(Numbers{0, 1, 2, 10}, ClassMethod::equal, 5);
    EXPECT_EQ(c.edges, (Numbers{0, 2, 4, 6, 8, 10}));
    EXPECT_EQ(c.members, (Counts{2, 1, 0, 0, 1}));
}

TEST(Classes, FindsNaturalBreaksBetweenHeaps)
{
    auto const c = classify(Numbers{1, 2, 3, 20, 21, 22, 100, 101}, ClassMethod::jenks, 3);
    EXPECT_EQ(c.edges, (Numbers{1, 20, 100, 101}));
}

double deviation_of(Numbers const& values)
{
    double const mean =
        std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    double sum = 0;
    for (double const v : values) sum += (v - mean) * (v - mean);
    return sum;
}

/// The smallest summed deviation over all ways to cut sorted values into three classes.
double best_of_three(Numbers const& sorted)
{
    double best = std::numeric_limits<double>::infinity();
    for (auto i = sorted.begin() + 1; i != sorted.end(); ++i)
        for (auto k = i + 1; k != sorted.end(); ++k)
            best = std::min(best, deviation_of({sorted.begin(), i}) + deviation_of({i, k}) +
                                      deviation_of({k, sorted.end()}));
    return best;
}

TEST(Classes, FindsTheExactOptimumOfJenks)
{
    std::mt19937 random{7};
    for (int round = 0; round < 30; ++round) {
        Numbers values;
        for (int i = 0; i < 40; ++i) values.push_back(static_cast<double>(random() % 1000) / 7);
        std::ranges::sort(values);
        auto const c = classify(values, ClassMethod::jenks, 3);
        double sum = 0;
        for (std::size_t k = 0; k < c.count(); ++k) {
            Numbers part;
            std::ranges::copy_if(values, std::back_inserter(part),
                                 [&](double v) { return class_of(c, v) == k; });
            sum += deviation_of(part);
        }
        EXPECT_NEAR(sum, best_of_three(values), 1e-6) << "round " << round;
    }
}

TEST(Classes, KeepsTheDigitsOfLargeCloseValues)
{
    auto const c = classify(Numbers{1e9, 1e9 + 1, 1e9 + 100, 1e9 + 101}, ClassMethod::jenks, 2);
    EXPECT_EQ(c.edges[1], 1e9 + 100);
}

TEST(Classes, FollowsTheMeansOfTheHead)
{
    auto const c = classify(Numbers{1, 1, 1, 1, 1, 1, 2, 2, 3, 30}, ClassMethod::head_tail, 5);
    EXPECT_EQ(c.edges, (Numbers{1, 30, 30}));
    auto const heavy = classify(Numbers{1, 1, 1, 1, 1, 1, 1, 2, 9, 60}, ClassMethod::head_tail, 5);
    EXPECT_EQ(heavy.edges[1], 9);
}

TEST(Classes, TakesGivenBreaksWhateverTheValuesAre)
{
    constexpr double end = std::numeric_limits<double>::infinity();
    auto const c = classify(Numbers{0, 3, 12}, ClassMethod::given, 3, Numbers{1, 5, 10});
    EXPECT_EQ(c.edges, (Numbers{-end, 1, 5, 10, end}));
    EXPECT_EQ(c.members, (Counts{1, 1, 0, 1}));
    EXPECT_EQ(words(c), "4 classes, given breaks: 1, 5, 10");
    auto const low = classify(Numbers{2, 3}, ClassMethod::given, 3, Numbers{5, 10, 40}, 1);
    EXPECT_EQ(low.edges, (Numbers{-end, 5, 10, 40, end}));
    EXPECT_EQ(low.members, (Counts{2, 0, 0, 0}));
    EXPECT_EQ(words(low), "4 classes, given breaks: 5, 10, 40");
    auto const least = classify(Numbers{2, 7}, ClassMethod::given, 3, Numbers{1, 5}, 1);
    EXPECT_EQ(least.edges, (Numbers{1, 5, end})) << "nothing is below one";
    EXPECT_EQ(words(least), "2 classes, given breaks: 1, 5");
}

TEST(Classes, PutsEachValueIntoOneClass)
{
    auto const c = classify(Numbers{1, 2, 3, 4, 5, 6, 7, 8}, ClassMethod::quantile, 4);
    EXPECT_EQ(class_of(c, 1), 0u);
    EXPECT_EQ(class_of(c, 3), 1u);
    EXPECT_EQ(class_of(c, 8), 3u) << "the last class holds its upper edge";
    EXPECT_FALSE(class_of(c, 0));
    EXPECT_FALSE(class_of(c, 9));
    EXPECT_FALSE(class_of(c, std::nan("")));
}

TEST(Classes, WritesLegendWordsFromTheValuesPresent)
{
    auto const c = classify(Numbers{1, 2, 7, 8, 8, 15}, ClassMethod::jenks, 3);
    EXPECT_EQ(class_label(c, 0), "1–2");
    EXPECT_EQ(class_label(c, 1), "7–8");
    EXPECT_EQ(class_label(c, 2), "15");
    EXPECT_EQ(words(c), "3 classes, natural breaks (Jenks): 1, 7, 15, 15");
    auto const shares = classify(Numbers{0.125, 0.5, 0.75}, ClassMethod::equal, 1);
    EXPECT_EQ(class_label(shares, 0, 2), "0.12–0.75");
    EXPECT_EQ(class_label(classify(Numbers{-3, 2}, ClassMethod::equal, 1), 0), "-3 to 2");
}

TEST(Classes, ManagesFewOrNoValues)
{
    for (auto const method :
         {ClassMethod::quantile, ClassMethod::jenks, ClassMethod::equal, ClassMethod::head_tail}) {
        EXPECT_EQ(classify(Numbers{}, method, 4).count(), 0u);
        EXPECT_EQ(classify(Numbers{std::nan(""), INFINITY}, method, 4).count(), 0u);
        auto const one = classify(Numbers{7, 7}, method, 4);
        EXPECT_EQ(one.count(), 1u) << to_text(method);
        EXPECT_EQ(class_of(one, 7), 0u);
        EXPECT_EQ(class_label(one, 0), "7");
    }
    EXPECT_EQ(words(Classes{}), "no classes: no values");
}

TEST(Classes, RefusesBadRequests)
{
    expect_error(ErrorKind::input, "cannot make 0 classes",
                 [] { classify(Numbers{1}, ClassMethod::jenks, 0); });
    expect_error(ErrorKind::input, "cannot make 13 classes",
                 [] { classify(Numbers{1}, ClassMethod::jenks, 13); });
    expect_error(ErrorKind::input, "cannot use the class breaks '1, 1': they must rise", [] {
        classify(Numbers{1}, ClassMethod::given, 2, Numbers{1, 1});
    });
}

TEST(Classes, KnowsItsMethodsByName)
{
    for (auto const method : {ClassMethod::quantile, ClassMethod::jenks, ClassMethod::equal,
                              ClassMethod::given, ClassMethod::head_tail})
        EXPECT_EQ(parse_class_method(to_text(method)), method);
    EXPECT_FALSE(parse_class_method("fisher"));
}

TEST(Classes, NamesBoundsThatHoldForEveryCount)
{
    Classes c;
    c.edges = {1, 11, 35, 55, 55};
    std::vector<std::string> labels;
    for (std::size_t i = 0; i < c.count(); ++i) labels.push_back(bounds_label(c, i, 1));
    EXPECT_EQ(labels, (std::vector<std::string>{"1–10", "11–34", "35–54", "55"}));
    for (int count = 1; count <= 55; ++count) {
        auto const index = class_of(c, count);
        ASSERT_TRUE(index) << count;
        auto const& label = labels[*index];
        auto const dash = label.find("–");
        EXPECT_GE(count, std::stoi(label)) << label;
        EXPECT_LE(count, std::stoi(dash == std::string::npos ? label : label.substr(dash + 3)))
            << label;
    }
}

TEST(Classes, BeginsTheLowestBoundsWhereCountsBegin)
{
    auto const given = classify(Numbers{7, 12}, ClassMethod::given, 4, Numbers{5, 10, 20});
    EXPECT_EQ(bounds_label(given, 0, 1), "1–4");
    EXPECT_EQ(bounds_label(given, 1, 1), "5–9");
    EXPECT_EQ(bounds_label(given, 2, 1), "10–19");
    EXPECT_EQ(bounds_label(given, 3, 1), "20 and more");
    auto const equal = classify(Numbers{1, 8}, ClassMethod::equal, 3);
    EXPECT_EQ(bounds_label(equal, 0, 1), "1–3");
    EXPECT_EQ(bounds_label(equal, 1, 1), "4–5");
    EXPECT_EQ(bounds_label(equal, 2, 1), "6–8");
}

}  // namespace
}  // namespace sitmap::map
