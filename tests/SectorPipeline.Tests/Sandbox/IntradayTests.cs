using System.Text.Json.Nodes;
using SectorPipeline.Core;
using SectorPipeline.Sandbox;

namespace SectorPipeline.Tests.Sandbox;

/// <summary>Five-minute bars beside the daily bar that they make.</summary>
internal sealed class IntradayTests
{
    private static readonly SimulatedMarket Market = Simulated.Market(last: "2023-11-30", stocks: 11, years: 1);

    [TestCase("TEC01")]
    [TestCase("SPY")]
    [TestCase("^GSPC")]
    public async Task Five_minutes_add_up_to_the_day(string symbol)
    {
        await using var client = await SandboxClient.StartAsync(Market);

        var daily = Result(await client.ChartAsync(symbol, "range=1mo&interval=1d"));
        var minutes = Result(await client.ChartAsync(symbol, "range=1mo&interval=5m"));

        var days = Bars(minutes).GroupBy(bar => DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(bar.Time).UtcDateTime)).ToList();
        Assert.That(days.Select(day => new Bar(0, day.First().Open, day.Max(bar => bar.High), day.Min(bar => bar.Low), day.Last().Close, day.Sum(bar => bar.Volume))),
            Is.EqualTo(Bars(daily).Select(bar => bar with { Time = 0 })));
        Assert.That(Bars(minutes), Has.All.Matches<Bar>(bar => bar.Low <= Math.Min(bar.Open, bar.Close) && bar.High >= Math.Max(bar.Open, bar.Close) && bar.Volume >= 0));
    }

    [Test]
    public async Task A_half_day_is_short()
    {
        await using var client = await SandboxClient.StartAsync(Market);
        var (wednesday, saturday) = (SessionClock.At(new DateOnly(2023, 11, 22), default), SessionClock.At(new DateOnly(2023, 11, 25), default));

        var minutes = Result(await client.ChartAsync("SPY", $"period1={wednesday}&period2={saturday}&interval=5m"));

        var perDay = Bars(minutes).GroupBy(bar => bar.Time / 86_400).Select(day => day.Count());
        Assert.That(perDay, Is.EqualTo(new[] { 78, 42 }), "the day before Thanksgiving, and the day after");
        Assert.That(Bars(minutes)[0].Time, Is.EqualTo(SessionClock.OpenOf(new DateOnly(2023, 11, 22))));
        Assert.That(Bars(minutes)[^1].Time, Is.EqualTo(SessionClock.CloseOf(new DateOnly(2023, 11, 24)) - 300));
    }

    [Test]
    public async Task A_window_of_an_hour_holds_twelve_bars()
    {
        await using var client = await SandboxClient.StartAsync(Market);
        var ten = SessionClock.At(new DateOnly(2023, 11, 30), new TimeOnly(10, 0));

        var minutes = Result(await client.ChartAsync("TEC01", $"period1={ten}&period2={ten + 3600}&interval=5m"));

        Assert.That(Bars(minutes), Has.Count.EqualTo(12));
        Assert.That((string?)minutes["meta"]!["dataGranularity"], Is.EqualTo("5m"));
        Assert.That(minutes["meta"]!["tradingPeriods"]![0]![0]!["start"]!.GetValue<long>(), Is.EqualTo(SessionClock.OpenOf(new DateOnly(2023, 11, 30))));
        Assert.That(minutes["indicators"]!["adjclose"], Is.Null);
    }

    [Test]
    public async Task Splits_are_taken_out_of_recorded_bars_too()
    {
        using var folder = new MarketFolder();
        await using var client = await SandboxClient.StartAsync(folder.Open());

        var daily = Bars(Result(await client.ChartAsync("ACME", "range=max&interval=1d")))[0];
        var minutes = Bars(Result(await client.ChartAsync("ACME", "range=max&interval=5m"))).Take(78).ToList();

        Assert.That((daily.High, daily.Volume), Is.EqualTo((52.25, 2000)));
        Assert.That((minutes[0].Open, minutes.Max(bar => bar.High), minutes[^1].Close, minutes.Sum(bar => bar.Volume)), Is.EqualTo((daily.Open, daily.High, daily.Close, daily.Volume)));
    }

    [Test]
    public async Task The_same_minutes_come_a_day_later()
    {
        await using var today = await SandboxClient.StartAsync(Market);
        await using var tomorrow = await SandboxClient.StartAsync(Simulated.Market(last: "2023-12-01", stocks: 11, years: 1));
        var (from, until) = (SessionClock.OpenOf(new DateOnly(2023, 11, 29)), SessionClock.CloseOf(new DateOnly(2023, 11, 29)));

        var first = Bars(Result(await today.ChartAsync("UTL01", $"period1={from}&period2={until}&interval=5m")));
        var second = Bars(Result(await tomorrow.ChartAsync("UTL01", $"period1={from}&period2={until}&interval=5m")));

        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public async Task Few_funds_pay_capital_gains_in_december_and_the_rest_is_dividend()
    {
        await using var client = await SandboxClient.StartAsync(Simulated.Market(stocks: 11, years: 20));
        var (gains, distributions) = (0, 0);

        foreach (var fund in client.Server.Market.Securities.Where(security => security.Kind == SecurityKind.Etf))
        {
            var whole = Result(await client.ChartAsync(fund.Symbol, "range=max&events=div"))["events"]!;
            var parts = Result(await client.ChartAsync(fund.Symbol, "range=max&events=div%7Csplit%7CcapitalGains"))["events"]!;
            distributions += whole["dividends"]!.AsObject().Count;
            foreach (var (time, gain) in parts["capitalGains"]?.AsObject() ?? [])
            {
                Assert.That(DateTimeOffset.FromUnixTimeSeconds((long)gain!["date"]!).Month, Is.EqualTo(12));
                Assert.That((double)gain["amount"]! + (double)parts["dividends"]![time]!["amount"]!, Is.EqualTo((double)whole["dividends"]![time]!["amount"]!).Within(1e-6));
                gains++;
            }
        }

        Assert.That(gains, Is.InRange(5, distributions / 10));
    }

    private static JsonNode Result(JsonNode answer) => answer["chart"]!["result"]![0]!;

    private static List<Bar> Bars(JsonNode result)
    {
        var times = result["timestamp"]!.AsArray();
        var quote = result["indicators"]!["quote"]![0]!;
        return
        [
            .. times.Select((time, i) => new Bar(
                (long)time!, (double)quote["open"]![i]!, (double)quote["high"]![i]!, (double)quote["low"]![i]!, (double)quote["close"]![i]!, (long)quote["volume"]![i]!)),
        ];
    }

    private sealed record Bar(long Time, double Open, double High, double Low, double Close, long Volume);
}
