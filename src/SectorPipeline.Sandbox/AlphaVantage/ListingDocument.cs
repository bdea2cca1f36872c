namespace SectorPipeline.Sandbox;

/// <summary>LISTING_STATUS: what is listed on a day, or has been until then; always CSV.</summary>
internal sealed class ListingDocument(IMarket market)
{
    private const int Delisted = 12;

    private static readonly DateOnly FirstIpo = new(1970, 1, 2);

    public TextBuffer Render(bool delisted, DateOnly day)
    {
        var text = new TextBuffer(1 << 14).Add("symbol,name,exchange,assetType,ipoDate,delistingDate,status\n"u8);
        var wanted = Listings()
            .Where(listing => listing.From <= day && (listing.Until <= day) == delisted)
            .OrderBy(listing => listing.Symbol, StringComparer.Ordinal);
        foreach (var listing in wanted)
        {
            AddLine(text, listing);
            if (listing.Until <= day)
                text.Add(listing.Until);
            else
                text.Add("null"u8);
            text.Add(delisted ? ",Delisted\n"u8 : ",Active\n"u8);
        }

        return text;
    }

    private static void AddLine(TextBuffer text, Listing listing)
    {
        var name = listing.Name.AsSpan().IndexOfAny(",\"") < 0 ? listing.Name : $"\"{listing.Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var exchange = listing.IsFund ? "NYSE ARCA,ETF," : "NYSE,Stock,";
        text.Add(System.Text.Encoding.UTF8.GetBytes($"{listing.Symbol},{name},{exchange}")).Add(listing.From).Add(","u8);
    }

    private IEnumerable<Listing> Listings()
    {
        var listed = market.Securities.Where(security => security.Kind != SecurityKind.Index);
        return market.Seed is { } seed ? listed.Select(security => Invent(seed, security)).Concat(InventGone(seed)) : listed.SelectMany(Recorded);
    }

    private static Listing Invent(int seed, Security security) =>
        new(security.Symbol, security.Name, security.Kind == SecurityKind.Etf, IpoOf(seed, security.Symbol), DateOnly.MaxValue);

    // Companies that went before the market begins, and that no other endpoint knows.
    private static IEnumerable<Listing> InventGone(int seed)
    {
        for (var number = 0; number < Delisted; number++)
        {
            var sector = GicsSector.All[number % GicsSector.All.Count];
            var symbol = FormattableString.Invariant($"{sector.Letters}Q{number}");
            var gone = new DateOnly(2000, 6, 1).AddDays((int)(Noise.For(seed, symbol + " delisted").Uniform(0) * 25 * 365));
            yield return new Listing(symbol, CompanyNames.Of(sector, 900 + number), false, IpoOf(seed, symbol), gone);
        }
    }

    private static DateOnly IpoOf(int seed, string symbol) =>
        FirstIpo.AddDays((int)(Noise.For(seed, symbol + " ipo").Uniform(0) * (Timeline.Epoch.DayNumber - FirstIpo.DayNumber)));

    // A recorded symbol whose bars end before the market's has gone.
    private IEnumerable<Listing> Recorded(Security security)
    {
        if (market.FindBars(security.Symbol) is not { Count: > 0 } bars)
            yield break;
        var last = bars.Dates.Span[^1];
        var until = last < market.LastSession.Date ? last.AddDays(1) : DateOnly.MaxValue;
        yield return new Listing(security.Symbol, security.Name, security.Kind == SecurityKind.Etf, bars.Dates.Span[0], until);
    }

    private sealed record Listing(string Symbol, string Name, bool IsFund, DateOnly From, DateOnly Until);
}
