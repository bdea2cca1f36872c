using static SectorPipeline.Quality.Proof.PlantedPlace;

namespace SectorPipeline.Quality.Proof;

/// <summary>Faults of daily bars.</summary>
internal static class BarFaults
{
    private const string OfWitness = "vendor = 'witness' and kind = 'stock'";

    public static IReadOnlyList<PlantedKind> All { get; } =
    [
        Structural("high_below_low", "ohlc_order", $"update planted set high = low, low = high from picks where {Here}") with { Where = "kind = 'stock' and high > low" },
        Structural("holiday", "non_session", Holiday) with { Patience = 5 },
        Structural("missing", "missing_bars", $"delete from planted using picks where {Here}"),
        Structural("decimal_point", "decimal_point", Scaled(Here, "pow(10, case when picks.size < 0.5 then 2 else -1 end)")),
        Structural("split", "unrecorded_split", Scaled(FromHereOn, "1 / [2, 3, 4, 5, 10][1 + floor(picks.size * 4.999)::integer]", "dividend")) with { Reach = FaultReach.Onward, Patience = 0 },
        Structural("adjusted_close", "adjusted_close", $"update planted set adjusted_close = adjusted_close * (1.02 + 0.08 * picks.size) from picks where {FromHereOn}") with { Reach = FaultReach.Onward },
        Structural("dividend", "dividend_size", $"update planted set dividend = close * (0.25 + 0.25 * picks.size) from picks where {Here}") with { Where = "kind = 'stock' and dividend = 0" },
        Structural("no_volume", "volume_missing", $"update planted set volume = 0 from picks where {Here}") with { Where = "kind = 'stock' and high > low and volume > 1000" },
        Statistical("stale", Stale, "stale_prices") with { Patience = 8 },
        Statistical("spike", Scaled(Here, "case when picks.size < 0.5 then 1.1 + 0.4 * picks.size else 0.9 - 0.4 * (picks.size - 0.5) end"), "price_spike", "price_jump"),
        Statistical("volume_spike", $"update planted set volume = volume * (100 + 900 * picks.size)::bigint from picks where {Here}", "volume_spike") with { Where = "kind = 'stock' and volume > 1000" },
        Statistical("index_apart", Scaled(Here, "case when picks.size < 0.5 then 1.03 + 0.06 * picks.size else 0.97 - 0.06 * (picks.size - 0.5) end"), "index_members") with { Where = "symbol = '^GSPC'" },
        Structural("unconfirmed_move", "unconfirmed_move", Scaled(Here, "1.15 + 0.15 * picks.size")) with { Before = Witness, Where = OfWitness },
        Structural("vendors_apart", "vendor_agreement", Scaled(Here, "1.03 + 0.05 * picks.size")) with { Where = OfWitness },
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

    // Another vendor has the same bars of a fifth of all stocks without splits, but for what is planted into them.
    private const string Witness = """
        insert into planted
        select planted.* replace ('witness' as vendor)
        from planted
        where hash(symbol) % 5 = 0
            and symbol in (select symbol from securities where kind = 'stock')
            and symbol not in (select symbol from planted where split_factor <> 1)
        """;

    // The close stands still for six sessions, and the bar's other prices with it.
    private const string Stale = """
        update planted set open = frozen.close, high = frozen.close, low = frozen.close, close = frozen.close, adjusted_close = frozen.adjusted_close
        from (
            select numbered.vendor, numbered.symbol, numbered.close, numbered.adjusted_close, numbered.number
            from numbered join picks using (vendor, planted_id)
        ) as frozen
        join numbered as n on n.vendor = frozen.vendor and n.symbol = frozen.symbol and n.number between frozen.number and frozen.number + 5
        where planted.vendor = n.vendor and planted.planted_id = n.planted_id
        """;

    private static PlantedKind Structural(string name, string check, string sql) => PlantedKind.Structural(name, check, sql) with { Where = "kind = 'stock'" };

    private static PlantedKind Statistical(string name, string sql, params string[] checks) => PlantedKind.Statistical(name, sql, checks) with { Where = "kind = 'stock'" };

    private static string Scaled(string where, string factor, params string[] others)
    {
        var columns = ((string[])["open", "high", "low", "close", "adjusted_close", .. others]).Select(column => $"{column} = {column} * ({factor})");
        return $"update planted set {string.Join(", ", columns)} from picks where {where}";
    }
}
