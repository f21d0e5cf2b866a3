"""The works that methods are taken from: a method text names them by author and year, an export lists them in full."""

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Reference:
    """A work: the beginning and the year by which a text names it, and its full form."""

    author: str
    year: str
    full: str

    def named_in(self, text: str) -> bool:
        """Whether a text names the work, as in “Holm (1979)” or “Cherchye等2007”."""
        return re.search(rf"{re.escape(self.author)}[^\d;。；]{{0,60}}{self.year}", text) is not None


REFERENCES = (
    Reference("Allen", "1983", "Allen, J. F. (1983). Maintaining knowledge about temporal intervals. Communications of the ACM, 26(11), "
              "832–843."),
    Reference("Becker", "2022", "Becker, W., Caperna, G., Del Sorbo, M., Norlén, H., Papadimitriou, E., & Saisana, M. (2022). COINr: An "
              "R package for developing composite indicators. Journal of Open Source Software, 7(78), 4567."),
    Reference("Bonett & Wright", "2000", "Bonett, D. G., & Wright, T. A. (2000). Sample size requirements for estimating Pearson, Kendall "
              "and Spearman correlations. Psychometrika, 65(1), 23–28."),
    Reference("Braumoeller", "2015", "Braumoeller, B. F. (2015). Guarding against false positives in Qualitative Comparative Analysis. "
              "Political Analysis, 23(4), 471–487."),
    Reference("Brin & Page", "1998", "Brin, S., & Page, L. (1998). The anatomy of a large-scale hypertextual Web search engine. Computer "
              "Networks and ISDN Systems, 30(1–7), 107–117."),
    Reference("Cherchye", "2007", "Cherchye, L., Moesen, W., Rogge, N., & Van Puyenbroeck, T. (2007). An introduction to ‘benefit of the "
              "doubt’ composite indicators. Social Indicators Research, 82(1), 111–145."),
    Reference("Cliff", "1993", "Cliff, N. (1993). Dominance statistics: Ordinal analyses to answer ordinal questions. Psychological "
              "Bulletin, 114(3), 494–509."),
    Reference("Cohen", "1960", "Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological "
              "Measurement, 20(1), 37–46."),
    Reference("Cook & Weisberg", "1982", "Cook, R. D., & Weisberg, S. (1982). Residuals and Influence in Regression. Chapman and Hall."),
    Reference("Dusa", "2019", "Dusa, A. (2019). QCA with R: A Comprehensive Resource. Springer."),
    Reference("Hodges & Lehmann", "1963", "Hodges, J. L., & Lehmann, E. L. (1963). Estimates of location based on rank tests. Annals of "
              "Mathematical Statistics, 34(2), 598–611."),
    Reference("Holm", "1979", "Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of "
              "Statistics, 6(2), 65–70."),
    Reference("Hyndman & Fan", "1996", "Hyndman, R. J., & Fan, Y. (1996). Sample quantiles in statistical packages. The American "
              "Statistician, 50(4), 361–365."),
    Reference("Krippendorff", "2011", "Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. University of Pennsylvania, "
              "Annenberg School for Communication."),
    Reference("Mann & Whitney", "1947", "Mann, H. B., & Whitney, D. R. (1947). On a test of whether one of two random variables is "
              "stochastically larger than the other. Annals of Mathematical Statistics, 18(1), 50–60."),
    Reference("Marx & Dusa", "2011", "Marx, A., & Dusa, A. (2011). Crisp-set Qualitative Comparative Analysis (csQCA), contradictions and "
              "consistency benchmarks for model specification. Methodological Innovations Online, 6(2), 103–148."),
    Reference("Oana & Schneider", "2018", "Oana, I.-E., & Schneider, C. Q. (2018). SetMethods: An add-on R package for advanced QCA. The R "
              "Journal, 10(1), 507–533."),
    Reference("Milo", "2002", "Milo, R., Shen-Orr, S., Itzkovitz, S., Kashtan, N., Chklovskii, D., & Alon, U. (2002). Network motifs: Simple "
              "building blocks of complex networks. Science, 298(5594), 824–827."),
    Reference("OECD/JRC", "2008", "OECD, & European Commission Joint Research Centre (2008). Handbook on Constructing Composite "
              "Indicators: Methodology and User Guide. OECD Publishing."),
    Reference("Paruolo", "2013", "Paruolo, P., Saisana, M., & Saltelli, A. (2013). Ratings and rankings: Voodoo or science? Journal of "
              "the Royal Statistical Society A, 176(3), 609–634."),
    Reference("Ragin", "1987", "Ragin, C. C. (1987). The Comparative Method: Moving Beyond Qualitative and Quantitative Strategies. "
              "University of California Press."),
    Reference("Ragin", "2008", "Ragin, C. C. (2008). Redesigning Social Inquiry: Fuzzy Sets and Beyond. University of Chicago Press."),
    Reference("Reiter", "1978", "Reiter, R. (1978). On closed world data bases. In H. Gallaire & J. Minker (Eds.), Logic and Data Bases "
              "(pp. 55–76). Plenum Press."),
    Reference("Saisana", "2005", "Saisana, M., Saltelli, A., & Tarantola, S. (2005). Uncertainty and sensitivity analysis techniques as "
              "tools for the quality assessment of composite indicators. Journal of the Royal Statistical Society A, 168(2), 307–323."),
    Reference("Schneider & Wagemann", "2010", "Schneider, C. Q., & Wagemann, C. (2010). Standards of good practice in Qualitative "
              "Comparative Analysis (QCA) and fuzzy-sets. Comparative Sociology, 9(3), 397–418."),
    Reference("Spearman", "1904", "Spearman, C. (1904). The proof and measurement of association between two things. American Journal "
              "of Psychology, 15(1), 72–101."),
    Reference("Thiem & Mkrtchyan", "2023", "Thiem, A., & Mkrtchyan, L. (2023). Case-to-factor ratios and model specification in Qualitative "
              "Comparative Analysis. Field Methods."),
    Reference("Tukey", "1977", "Tukey, J. W. (1977). Exploratory Data Analysis. Addison-Wesley."),
)  # fmt: skip


def references_in(texts: Iterable[str]) -> list[str]:
    """The full forms of the works that some texts name, in the order of authors.

    Examples
    --------
    >>> [found.partition(",")[0] for found in references_in(["p adjusted by Holm (1979)", "（OECD/JRC 2008，第7步）"])]
    ['Holm', 'OECD']
    """
    whole = "\n".join(texts)
    return [work.full for work in REFERENCES if work.named_in(whole)]
