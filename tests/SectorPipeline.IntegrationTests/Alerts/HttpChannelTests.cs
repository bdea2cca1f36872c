using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SectorPipeline.Alerts;
using SectorPipeline.Core;
using SectorPipeline.IntegrationTests.Serving;

namespace SectorPipeline.IntegrationTests.Alerts;

public sealed class HttpChannelTests
{
    private readonly ConcurrentQueue<(string Path, WebHeaderCollection Headers, string Body)> requests = new();
    private LoopbackServer? server;

    private LoopbackServer Server => server ?? throw new InvalidOperationException("It is made before each test.");
    private int status;

    [SetUp]
    public void Listen()
    {
        (status, server) = (200, new LoopbackServer(Answer));
        requests.Clear();
    }

    [TearDown]
    public async Task Stop() => await Server.DisposeAsync();

    [Test]
    public async Task A_webhook_is_signed_and_carries_its_id()
    {
        var message = Messages.Of("Energy is 20 % below its high");

        await SendAsync(new ChannelOptions { Type = ChannelType.Webhook, Url = Url("/hook/path"), SigningSecret = new Secret("a secret"), Token = new Secret("token") }, message);

        var (path, headers, body) = requests.Single();
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData("a secret"u8, Encoding.UTF8.GetBytes($"{headers["X-Sector-Timestamp"]}.{body}")));
        Assert.That((path, headers["Idempotency-Key"], headers["Authorization"]), Is.EqualTo(("/hook/path", message.Id, "Bearer token")));
        Assert.That(headers["X-Sector-Signature"], Is.EqualTo($"v1={expected}"));
        var json = JsonNode.Parse(body)!;
        Assert.That(((string?)json["id"], (string?)json["event"], (string?)json["alerts"]![0]!["key"]), Is.EqualTo((message.Id, "raised", "drawdown/Energy")));
    }

    [Test]
    public async Task Slack_gets_text_with_its_own_characters_escaped()
    {
        await SendAsync(new ChannelOptions { Type = ChannelType.Slack, Url = Url("/services/x") }, Messages.Of("a < b & c"));

        var json = JsonNode.Parse(requests.Single().Body)!;
        Assert.That((string?)json["text"], Is.EqualTo("*a &lt; b &amp; c*"));
        Assert.That((string?)json["attachments"]![0]!["text"], Is.EqualTo("Energy closed &lt;lower&gt; &amp; \"lower\"."));
        Assert.That((string?)json["attachments"]![0]!["color"], Does.StartWith("#"));
    }

    [Test]
    public async Task Alertmanager_hears_when_an_alert_begins_and_ends()
    {
        var options = new ChannelOptions { Type = ChannelType.Alertmanager, Url = Url("/alertmanager/") };

        await SendAsync(options, Messages.Of("low"));
        await SendAsync(options, Messages.Of("low", NoticeKind.Resolved));

        var alerts = requests.Select(request => JsonNode.Parse(request.Body)![0]!).ToList();
        Assert.That(requests.Select(request => request.Path), Has.All.EqualTo("/alertmanager/api/v2/alerts"));
        Assert.That(alerts[0]["labels"]!.ToJsonString(), Is.EqualTo(alerts[1]["labels"]!.ToJsonString()), "both are the same alert");
        Assert.That((string?)alerts[0]["labels"]!["alertname"], Is.EqualTo("drawdown"));
        Assert.That(((string?)alerts[0]["endsAt"], (string?)alerts[1]["endsAt"]), Is.EqualTo(("2025-06-25T10:00:00.000Z", "2024-06-25T11:00:00.000Z")));
    }

    [TestCase(500, true)]
    [TestCase(429, true)]
    [TestCase(404, false)]
    [TestCase(302, false)]
    public void A_refusal_says_whether_to_try_again_and_shows_no_secret(int answer, bool isTransient)
    {
        status = answer;

        var failure = Assert.ThrowsAsync<DeliveryException>(() => SendAsync(
            new ChannelOptions { Type = ChannelType.Webhook, Url = Url("/services/secret-path"), SigningSecret = new Secret("a-signing-secret") }, Messages.Of("x")));

        Assert.That(failure, Has.Property("IsTransient").EqualTo(isTransient).And.Message.Contains($"answers {answer}"));
        Assert.That(failure!.ToString(), Does.Not.Contain("secret-path").And.Not.Contain("a-signing-secret"));
        Assert.That(requests, Has.Count.EqualTo(1), "a redirect is not followed");
    }

    [Test]
    public async Task A_receiver_that_is_away_may_be_tried_again()
    {
        var url = Url("/services/secret-path");
        await Server.DisposeAsync();

        var failure = Assert.ThrowsAsync<DeliveryException>(() => SendAsync(new ChannelOptions { Type = ChannelType.Slack, Url = url }, Messages.Of("x")));

        Assert.That(failure, Has.Property("IsTransient").True.And.Message.Contains("127.0.0.1 is not reached"));
        Assert.That(failure!.ToString(), Does.Not.Contain("secret-path"));
    }

    private Secret Url(string path) => new(Server.Address + path);

    private static async Task SendAsync(ChannelOptions options, OutboxMessage message)
    {
        using var channels = Messages.Open(options);
        await channels.All.Single().SendAsync(message, CancellationToken.None);
    }

    // The body of the answer repeats the address, as some receivers do.
    private (int Status, string Type, string Body) Answer(HttpListenerRequest request, byte[] body)
    {
        requests.Enqueue((request.Url!.AbsolutePath, new WebHeaderCollection { request.Headers }, Encoding.UTF8.GetString(body)));
        return (status, "text/plain", status == 200 ? "ok" : $"no {request.Url}");
    }
}
