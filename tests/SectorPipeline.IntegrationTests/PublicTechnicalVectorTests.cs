using System.Text.Json;

namespace SectorPipeline.IntegrationTests;

/// <summary>The macros of the technical figures against published values, in the text that the marts run.</summary>
[TestFixture]
internal sealed class PublicTechnicalVectorTests
{
    private const string Windows = """
        windows as (
            select *,
                lag(close) over (order by bar_number) as previous_close,
                lag(close, 14) over (order by bar_number) as close_14,
                lag(close, 20) over (order by bar_number) as close_20,
                avg(close) over {{ trailing('series', 'bar_number', 2) }} as sma_2,
                avg(close) over {{ trailing('series', 'bar_number', 20) }} as sma_20,
                avg(close) over {{ trailing('series', 'bar_number', 30) }} as sma_30,
                stddev_pop(close) over {{ trailing('series', 'bar_number', 5) }} as deviation_5,
                stddev_pop(close) over {{ trailing('series', 'bar_number', 20) }} as deviation_20
            from bars
        )
        """;

    private readonly TemporaryFolder folder = new();

    private static string Vectors => Repository.Shared("vectors/public");

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public async Task Two_years_of_SPY_agree()
    {
        var rows = await ShowAsync($$$"""
            with bars as (
                select *, 1 as series, row_number() over (order by date) as bar_number
                from read_csv('{{{Vectors}}}/skender_spy_daily.csv')
            ),
            {{{Windows}}},
            figures as (
                {{ smoothed('windows', ['series'], [
                    ema('ema_20', 'close', 20),
                    wilder('average_gain', gain('close', 'previous_close'), 14),
                    wilder('average_loss', gain('previous_close', 'close'), 14),
                    wilder('average_range', true_range('high', 'low', 'close', 'previous_close'), 14)
                ]) }}
            )
            select
                count(*) as bars,
                sum(((ema20 is null) <> (ema_20 is null))::int + ((rsi14 is null) <> (average_gain is null))::int
                    + ((atr14 is null) <> (average_range is null))::int + ((roc20_pct is null) <> (close_20 is null))::int) as missing,
                greatest(
                    max(abs(ema_20 - ema20)),
                    max(abs({{ rsi('average_gain', 'average_loss', 'close') }} - rsi14)),
                    max(abs(average_range - atr14)),
                    max(abs(100 * average_range / close - atr14_pct)),
                    max(abs(100 * (close / close_20 - 1) - roc20_pct)),
                    max(abs(sma_20 - sma20)) filter (bar_number >= 20),
                    max(abs(sma_20 - bb20_mid)) filter (bar_number >= 20),
                    max(abs(sma_20 + 2 * deviation_20 - bb20_upper)) filter (bar_number >= 20),
                    max(abs(sma_20 - 2 * deviation_20 - bb20_lower)) filter (bar_number >= 20),
                    max(abs((close - sma_20 + 2 * deviation_20) / (4 * deviation_20) - bb20_pctb)) filter (bar_number >= 20),
                    max(abs(4 * deviation_20 / sma_20 - bb20_width)) filter (bar_number >= 20)) as difference
            from figures
            """);

        AssertRow(rows[0], bars: 502, tolerance: 1e-9);
    }

    [Test]
    public async Task The_tables_of_TA_Lib_agree_to_their_tolerance()
    {
        var rows = await ShowAsync($$$"""
            with bars as (
                select *, 1 as series, index + 1 as bar_number
                from read_csv('{{{Vectors}}}/talib_bars.csv')
            ),
            {{{Windows}}},
            averages as (
                {{ smoothed('windows', ['series'], [
                    ema('ema_2', 'close', 2),
                    ema('ema_10', 'close', 10),
                    ema('ema_12', 'close', 12, seed_bar=26),
                    ema('ema_26', 'close', 26),
                    wilder('average_gain', gain('close', 'previous_close'), 14),
                    wilder('average_loss', gain('previous_close', 'close'), 14),
                    wilder('average_range', true_range('high', 'low', 'close', 'previous_close'), 14)
                ]) }}
            ),
            measured as (
                select
                    series, index, bar_number, ema_2, ema_10, sma_2, sma_30,
                    ema_12 - ema_26 as macd_12_26_common_start,
                    {{ rsi('average_gain', 'average_loss', 'close') }} as rsi_wilder_14,
                    sma_20 as bollinger_20_2_middle,
                    sma_20 + 2 * deviation_20 as bollinger_20_2_upper,
                    sma_20 - 2 * deviation_20 as bollinger_20_2_lower,
                    deviation_5 as stddev_pop_5,
                    100 * (close / close_14 - 1) as roc_14_pct,
                    close - close_14 as momentum_14,
                    100 * average_range / close as natr_14_pct
                from averages
            ),
            figures as (
                {{ smoothed('measured', ['series'], [ema('macd_signal_9_common_start', 'macd_12_26_common_start', 9, seed_bar=34)]) }}
            )
            select
                count(*) as bars,
                sum((value is null)::int) as missing,
                max(abs(value - expected) / tolerance) as difference
            from read_csv('{{{Vectors}}}/talib_expected.csv') as expected
            inner join (
                unpivot (select * exclude (series, bar_number, place_in_block, block, sum_of_macd_signal_9_common_start, term_of_macd_signal_9_common_start) from figures)
                on columns(* exclude index) into name indicator value value
            ) as found using (indicator, index)
            """);

        AssertRow(rows[0], bars: 35, tolerance: 1);
    }

    [Test]
    public async Task Changes_of_tiny_prices_are_changes()
    {
        var rows = await ShowAsync($$$"""
            with bars as (
                select *, 1 as series, index + 1 as bar_number
                from read_csv('{{{Vectors}}}/talib_rsi_tiny_prices.csv')
            ),
            {{{Windows}}},
            figures as (
                {{ smoothed('windows', ['series'], [
                    wilder('average_gain', gain('close', 'previous_close'), 10),
                    wilder('average_loss', gain('previous_close', 'close'), 10)
                ]) }}
            )
            select
                count(*) as bars,
                sum(((average_gain is null) <> (rsi_wilder_10 is null))::int) as missing,
                max(abs({{ rsi('average_gain', 'average_loss', 'close') }} - rsi_wilder_10)) as difference
            from figures
            """);

        AssertRow(rows[0], bars: 20, tolerance: 1e-12);
    }

    [Test]
    public async Task Six_thousand_bars_are_smoothed_as_one_by_one()
    {
        var rows = await ShowAsync("""
            with recursive bars as (
                select 1 as series, i::integer as bar_number, 100 + 10 * sin(i * 0.37) + 5 * cos(i * 0.011) as x
                from range(1, 6001) as numbers(i)
            ),
            one_by_one as (
                select 20 as bar_number, avg(x) as exact from bars where bar_number <= 20
                union all
                select bars.bar_number, exact + (x - exact) * 2 / 21
                from one_by_one inner join bars on bars.bar_number = one_by_one.bar_number + 1
            ),
            smoothed as (
                {{ smoothed('bars', ['series'], [ema('smooth', 'x', 20)]) }}
            )
            select count(*) as bars, sum((smooth is null)::int) as missing, max(abs(smooth / exact - 1)) as difference
            from one_by_one inner join smoothed using (bar_number)
            """);

        AssertRow(rows[0], bars: 5_981, tolerance: 1e-12);
    }

    private static void AssertRow(JsonElement row, int bars, double tolerance)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(row.GetProperty("bars").GetInt32(), Is.EqualTo(bars), "rows");
            Assert.That(row.GetProperty("missing").GetInt32(), Is.Zero, "missing on one side only");
            Assert.That(row.GetProperty("difference").GetDouble(), Is.LessThanOrEqualTo(tolerance), "largest difference");
        }
    }

    private async Task<JsonElement> ShowAsync(string sql)
    {
        var output = await new SectorProcess(folder.Path).RunAsync("sql", "show", "--quiet", "--json", "--limit", "-1", "--inline", sql);
        Assert.That(output.ExitCode, Is.Zero, output.All);
        using var rows = JsonDocument.Parse(output.Text);
        return rows.RootElement.Clone();
    }
}
