#include "indexer/reading/furniture.h"

#include <string>

#include <gtest/gtest.h>

namespace tenet::indexer {
namespace {

TEST(IsFurniture, KnowsWhatSitesPutAroundAStatement) {
  for (const auto* words : {
           "Watch CBSN Live",
           "View CBS News In",
           "(Applause.)",
           "[Applause]",
           "(LAUGHTER AND APPLAUSE)",
           "(Cross-talk.)",
           "###",
           "# # #",
           "* * *",
           "-30-",
           "\u2014",
           "END",
           "END 5:15 P.M. EDT",
           "FOR IMMEDIATE RELEASE",
           "For Immediate Release: May 3, 2015",
           "Share this article",
           "Follow us on Twitter",
           "Subscribe to our newsletter",
           "Sign up for the weekly newsletter",
           "We use cookies to improve this site.",
           "Accept all cookies",
           "Print",
           "Print this page",
           "Read more",
           "Read More \u00BB",
           "Continue reading...",
           "Advertisement",
           "ADVERTISEMENT",
           "Click here",
           "Click here to read the full report.",
           "This article was originally published by The Daily Example.",
           "This story first appeared in the Example Times",
           "Originally published by The Daily Example",
           "Copyright 2015 The Daily Example",
           "\u00A9 2015 Example News",
           "All rights reserved.",
           "\u00A9 2015 Example News. All rights reserved.",
           "Page 3 of 12",
           "- 7 -",
           "12",
           "Back to top",
           "Related: Ten years of reform",
           "3 comments",
       }) {
    EXPECT_TRUE(is_furniture(words)) << words;
  }
}

TEST(IsFurniture, NeverIsProse) {
  for (const auto* words : {
           "",
           "We watch live trials.",
           "View the news in context, the chief said.",
           "The applause went on.",
           "(Applause for the mayor.)",
           "(a) Applause",
           "Share the burden",
           "Follow us, the officers said.",
           "Print media opposed the bill.",
           "Read more books to children in custody.",
           "Click, and the cell door closed.",
           "Advertisement of the hearing is required.",
           "This article of the constitution was published in 1787.",
           "This article argues that bail is unjust.",
           "Copyright law",
           "1968",
           "1,500",
           "Section 12",
           "End mass incarceration",
           "End",
           "MS. REYES: (Laughter.)",
           "\u041F\u0440\u0430\u0432\u043E",
           "\u6CD5",
       }) {
    EXPECT_FALSE(is_furniture(words)) << words;
  }
}

TEST(IsFurniture, IsNeverLong) {
  EXPECT_FALSE(is_furniture("Read more: " + std::string(longest_furniture, 'x')));
}

}  // namespace
}  // namespace tenet::indexer
