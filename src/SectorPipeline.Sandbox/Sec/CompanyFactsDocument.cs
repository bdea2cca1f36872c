namespace SectorPipeline.Sandbox;

/// <summary>The body of companyfacts: each fact once for each filing that reports or repeats it, with a frame on the last of them.</summary>
internal sealed class CompanyFactsDocument
{
    private const int Comparatives = 2;

    private readonly Security company;
    private readonly int key;
    private readonly List<Filing> filings;
    private readonly List<FinancialPeriod> quarters;

    /// <param name="company">Who files.</param>
    /// <param name="key">Its number.</param>
    /// <param name="filings">Newest first.</param>
    public CompanyFactsDocument(Security company, int key, IReadOnlyList<Filing> filings)
    {
        (this.company, this.key) = (company, key);
        quarters = [.. filings.Select(filing => filing.Period).Reverse()];
        this.filings = [.. filings.Where(filing => filing.IsXbrl).Reverse()];
    }

    public TextBuffer Render()
    {
        var text = new TextBuffer(1 << 18).Add("{\"cik\":"u8).Add((long)key).Add(",\"entityName\":"u8).AddString(company.Name);
        AddShares(text.Add(",\"facts\":{\"dei\":{"u8));
        text.Add("},\"us-gaap\":{"u8);
        var (flows, instants) = (Sorted(filings.SelectMany(Flows)), Sorted(filings.SelectMany(Instants)));
        var isFirst = true;
        foreach (var tag in FactTag.All)
        {
            text.Add(isFirst ? ""u8 : ","u8);
            AddTag(text, tag, tag.IsInstant ? instants : flows);
            isFirst = false;
        }

        return text.Add("}}}"u8);
    }

    private void AddShares(TextBuffer text)
    {
        var tag = new FactTag("EntityCommonStockSharesOutstanding", "Entity Common Stock, Shares Outstanding", "shares", true, period => period.Balance.Shares);
        AddTag(text, tag, Sorted(filings.Select(filing => new Fact(filing.Period, filing))));
    }

    private static void AddTag(TextBuffer text, FactTag tag, List<Fact> facts)
    {
        text.AddString(tag.Name).Add(":{\"label\":"u8).AddString(tag.Label)
            .Add(",\"description\":"u8).AddString(tag.Label + ", of an invented company.")
            .Add(",\"units\":{"u8).AddString(tag.Unit).Add(":["u8);
        var isFirst = true;
        for (var i = 0; i < facts.Count; i++)
        {
            if (tag.Value(facts[i].Period) is not { } value)
                continue;
            text.Add(isFirst ? "{"u8 : ",{"u8);
            AddFact(text, tag, facts[i], value, isLast: i == facts.Count - 1 || !IsSame(facts[i], facts[i + 1], tag.IsInstant));
            isFirst = false;
        }

        text.Add("]}}"u8);
    }

    private static void AddFact(TextBuffer text, FactTag tag, Fact fact, double value, bool isLast)
    {
        var (period, filing) = fact;
        if (!tag.IsInstant)
            text.Add("\"start\":\""u8).Add(period.Start).Add("\","u8);
        text.Add("\"end\":\""u8).Add(period.End).Add("\",\"val\":"u8).Add(value)
            .Add(",\"accn\":"u8).AddString(filing.AccessionNumber)
            .Add(",\"fy\":"u8).Add((long)filing.Period.End.Year)
            .Add(",\"fp\":"u8).AddString(filing.FiscalPeriod)
            .Add(",\"form\":"u8).AddString(filing.Form)
            .Add(",\"filed\":\""u8).Add(filing.Period.Filed).Add("\""u8);
        if (isLast && fact.FrameOf(tag.IsInstant) is { } frame)
            text.Add(",\"frame\":"u8).AddString(frame);
        text.Add("}"u8);
    }

    // A quarterly report has the quarter and the year until now, an annual one the year; each beside those of the years before.
    private IEnumerable<Fact> Flows(Filing filing)
    {
        var last = quarters.IndexOf(filing.Period);
        var back = filing.IsAnnual ? Comparatives : 1;
        for (var year = 0; year <= back && last - 4 * year - filing.Period.Quarter + 1 >= 0; year++)
        {
            var end = last - 4 * year;
            if (!filing.IsAnnual)
                yield return new Fact(quarters[end], filing);
            if (filing.Period.Quarter > 1)
                yield return new Fact(FinancialPeriod.Year(quarters.GetRange(end - filing.Period.Quarter + 1, filing.Period.Quarter)), filing);
        }
    }

    private IEnumerable<Fact> Instants(Filing filing)
    {
        var last = quarters.IndexOf(filing.Period);
        var yearEnd = last - filing.Period.Quarter;
        if (yearEnd >= 0)
            yield return new Fact(quarters[yearEnd], filing);
        yield return new Fact(filing.Period, filing);
    }

    private static List<Fact> Sorted(IEnumerable<Fact> facts) =>
        [.. facts.OrderBy(fact => fact.Period.End).ThenBy(fact => fact.Period.Start).ThenBy(fact => fact.Filing.Period.Filed)];

    private static bool IsSame(Fact one, Fact other, bool isInstant) =>
        one.Period.End == other.Period.End && (isInstant || one.Period.Start == other.Period.Start);
}
