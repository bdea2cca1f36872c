namespace SectorPipeline.Quality.Proof;

/// <summary>The faults that the proof plants into daily bars.</summary>
internal static class PlantedKinds
{
    private const string Here = "picks.vendor = planted.vendor and picks.symbol = planted.symbol and picks.session = planted.session";
    private const string FromHereOn = "picks.vendor = planted.vendor and picks.symbol = planted.symbol and planted.session >= picks.session";
    private const string OfWitness = "vendor = 'witness' and kind = 'stock'";
    private const string TheDay = "picks.vendor = planted.vendor and picks.session = planted.session";

    public static IReadOnlyList<PlantedKind> All { get; } =
    [
        Structural("null", "nulls", $"update planted set close = null from picks where {Here}"),
        Structural("negative_price", "positive", $"update planted set low = -low from picks where {Here}"),
        Structural("negative_volume", "not_negative", $"update planted set volume = -volume from picks where {Here}") with { Where = "kind = 'stock' and volume > 0" },
        Structural("high_below_low", "ohlc_order", $"update planted set high = low, low = high from picks where {Here}") with { Where = "kind = 'stock' and high > low" },
        Structural("duplicate", "duplicates", $"insert into planted select planted.* from planted join picks on {Here}"),
        Structural("future", "future_date", $"update planted set ingested_at = planted.session - interval 5 days from picks where {Here}"),
        Structural("holiday", "non_session", Holiday) with { Patience = 5 },
        Structural("missing", "missing_bars", $"delete from planted using picks where {Here}"),
        Structural("late", "late_data", $"update planted set ingested_at = ingested_at + interval 30 hours from picks where {Here}"),
        Structural("decimal_point", "decimal_point", Scaled(Here, "pow(10, case when picks.size < 0.5 then 2 else -1 end)")),
        Structural("split", "unrecorded_split", Scaled(FromHereOn, "1 / [2, 3, 4, 5, 10][1 + floor(picks.size * 4.999)::integer]", "dividend")) with { IsLasting = true, Patience = 0 },
        Structural("adjusted_close", "adjusted_close", $"update planted set adjusted_close = adjusted_close * (1.02 + 0.08 * picks.size) from picks where {FromHereOn}") with { IsLasting = true },
        Structural("dividend", "dividend_size", $"update planted set dividend = close * (0.25 + 0.25 * picks.size) from picks where {Here}") with { Where = "kind = 'stock' and dividend = 0" },
        Structural("no_volume", "volume_missing", $"update planted set volume = 0 from picks where {Here}") with { Where = "kind = 'stock' and high > low and volume > 1000" },
        Structural("day_missing", "missing_bars", $"delete from planted using picks where {TheDay}") with { HitsDays = true },
        Structural("truncated_batch", "row_count", $"delete from planted using picks where {TheDay} and hash(planted.symbol) % 100 < 40") with { HitsDays = true },
        Statistical("stale", ["stale_prices"], Stale) with { Patience = 8 },
        Statistical("spike", ["price_spike", "price_jump"], Scaled(Here, "case when picks.size < 0.5 then 1.1 + 0.4 * picks.size else 0.9 - 0.4 * (picks.size - 0.5) end")),
        Statistical("volume_spike", ["volume_spike"], $"update planted set volume = volume * (100 + 900 * picks.size)::bigint from picks where {Here}") with { Where = "kind = 'stock' and volume > 1000" },
        Statistical("index_apart", ["index_members"], Scaled(Here, "case when picks.size < 0.5 then 1.03 + 0.06 * picks.size else 0.97 - 0.06 * (picks.size - 0.5) end")) with { Where = "symbol = '^GSPC'" },
        Structural("unconfirmed_move", "unconfirmed_move", Scaled(Here, "1.15 + 0.15 * picks.size")) with { Before = Witness, Where = OfWitness },
        Structural("vendors_apart", "vendor_agreement", Scaled(Here, "1.03 + 0.05 * picks.size")) with { Where = OfWitness },
        Statistical("null_share", ["null_drift"], $"update planted set adjusted_close = null from picks where {TheDay} and hash(planted.symbol, 1) % 100 < 10 + 20 * picks.size") with { HitsDays = true },
        Statistical("level", ["value_drift"], $"update planted set volume = volume * (10 + 90 * picks.size)::bigint from picks where {TheDay}") with { HitsDays = true },
    ];

    // The bar comes once more, dated on the Saturday after it.
    private const string Holiday = $"""
        insert into planted
        select planted.* replace (
            planted.session + to_days(6 - isodow(planted.session)::integer) as session,
            planted.ingested_at + to_days(6 - isodow(planted.session)::integer) as ingested_at
        )
        from planted join picks on {Here}
        """;

    // Another vendor has the same bars of a fifth of all symbols, but for what is planted into them.
    private const string Witness = "insert into planted select planted.* replace ('witness' as vendor) from planted where vendor <> 'witness' and hash(symbol) % 5 = 0";

    // The close stands still for six sessions, and the bar's other prices with it.
    private const string Stale = """
        update planted set open = frozen.close, high = frozen.close, low = frozen.close, close = frozen.close, adjusted_close = frozen.adjusted_close
        from (
            select p.vendor, p.symbol, p.session as first, p.close, p.adjusted_close, p.number
            from bars_numbered p join picks using (vendor, symbol, session)
        ) as frozen
        join bars_numbered as n on n.vendor = frozen.vendor and n.symbol = frozen.symbol and n.number between frozen.number and frozen.number + 5
        where planted.vendor = n.vendor and planted.symbol = n.symbol and planted.session = n.session
        """;

    private static PlantedKind Structural(string name, string check, string sql) => new(name, [check], IsStatistical: false, sql);

    private static PlantedKind Statistical(string name, IReadOnlyList<string> checks, string sql) => new(name, checks, IsStatistical: true, sql);

    private static string Scaled(string where, string factor, params string[] others)
    {
        var columns = ((string[])["open", "high", "low", "close", "adjusted_close", .. others]).Select(column => $"{column} = {column} * ({factor})");
        return $"update planted set {string.Join(", ", columns)} from picks where {where}";
    }
}
