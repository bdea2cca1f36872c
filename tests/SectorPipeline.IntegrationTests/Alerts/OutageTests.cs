using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using SectorPipeline.Alerts;
using SectorPipeline.Core;
using SectorPipeline.IntegrationTests.Serving;
using SectorPipeline.Warehouses;
using SmtpServer.Protocol;

namespace SectorPipeline.IntegrationTests.Alerts;

/// <summary>Receivers that are away, answer with errors, and come back: every message arrives, in order.</summary>
public sealed class OutageTests
{
    private const int Sent = 12;

    private readonly ConcurrentQueue<string> received = new();
    private int asked;

    [TestCase(ChannelType.Webhook)]
    [TestCase(ChannelType.Slack)]
    [TestCase(ChannelType.Alertmanager)]
    public async Task Over_HTTP(ChannelType type)
    {
        received.Clear();
        await using var server = new LoopbackServer(AnswerNowAndThen);
        await using var warehouse = await DuckDbWarehouse.OpenAsync(new DuckDbWarehouseOptions { Path = DuckDbWarehouseOptions.InMemory }, CancellationToken.None);

        await DeliverAllAsync(warehouse, new ChannelOptions { Type = type, Url = new Secret(server.Address) });

        Assert.That(asked, Is.GreaterThan(received.Count), "there were outages");
        Assert.That(Titles(), Is.EqualTo(Enumerable.Range(0, Sent).Select(number => $"thing {number:00}")));
    }

    [Test]
    public async Task Over_SMTP()
    {
        var port = FreePort.Take();
        await using var server = new SmtpReceiver(port, () => Interlocked.Increment(ref asked) % 3 == 0 ? SmtpResponse.Ok : new SmtpResponse(SmtpReplyCode.ServiceUnavailable, "busy"));
        await using var warehouse = await DuckDbWarehouse.OpenAsync(new DuckDbWarehouseOptions { Path = DuckDbWarehouseOptions.InMemory }, CancellationToken.None);

        await DeliverAllAsync(warehouse, new ChannelOptions
        {
            Type = ChannelType.Email,
            Smtp = new SmtpOptions { Host = "127.0.0.1", Port = port, Encryption = SmtpEncryption.None, From = "sector@example.com", To = ["desk@example.com"] },
        });

        Assert.That(server.Mail.Select(mail => mail.Subject), Is.EqualTo(Enumerable.Range(0, Sent).Select(number => $"[warning] thing {number:00}")));
    }

    private static async Task DeliverAllAsync(IWarehouse warehouse, ChannelOptions channel)
    {
        var options = new AlertOptions
        {
            Channels = new Dictionary<string, ChannelOptions>(StringComparer.Ordinal) { ["receiver"] = channel },
            FirstRetry = TimeSpan.FromMilliseconds(1),
            LongestRetry = TimeSpan.FromMilliseconds(5),
        };
        for (var number = 0; number < Sent; number++)
            await RaiseAsync(warehouse, options, number);
        using var channels = AlertChannels.Open(options, new AlertSurroundings(Path.GetTempPath(), _ => { }, TimeProvider.System));
        var (deliverer, book) = (new Deliverer(warehouse, options, TimeProvider.System), new AlertBook(warehouse, TimeProvider.System));
        for (var round = 0; round < 200 && (await book.UndeliveredAsync(CancellationToken.None)).Count > 0; round++)
        {
            await deliverer.DeliverAsync(channels.All, CancellationToken.None);
            await Task.Delay(5);
        }
    }

    // One alert an evaluation, so that each is a message of its own on every channel.
    private static Task RaiseAsync(IWarehouse warehouse, AlertOptions options, int number)
    {
        var rules = AlertRules.Parse("alerts.yml", $$"""
            rules:
              thing_{{number}}: { kind: market, severity: warning, owner: desk, sql: "select 'x' as entity", title: "thing {{number:00}}", message: "m" }
            """);
        var moment = EvaluationMoment.At(Session.Parse("2024-06-24"), TimeProvider.System.GetUtcNow(), "");
        return new AlertEvaluator(warehouse, options).EvaluateAsync(rules, AlertKind.Market, [$"thing_{number}"], moment, CancellationToken.None);
    }

    private IEnumerable<string> Titles() =>
        received.Select(text => JsonNode.Parse(text)!).Select(body => (string?)(body is JsonArray alerts ? alerts[0]!["annotations"]!["summary"] : body!["title"] ?? body["text"]))
            .Select(title => title!.Trim('*'));

    private (int Status, string Type, string Body) AnswerNowAndThen(HttpListenerRequest request, byte[] body)
    {
        if (Interlocked.Increment(ref asked) % 3 != 0)
            return (503, "text/plain", "away");
        received.Enqueue(Encoding.UTF8.GetString(body));
        return (200, "text/plain", "ok");
    }
}
