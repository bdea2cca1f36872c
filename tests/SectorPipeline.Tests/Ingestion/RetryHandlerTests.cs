using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging.Abstractions;
using SectorPipeline.Core;
using SectorPipeline.Ingestion;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Tests.Ingestion;

[TestFixture]
internal sealed class RetryHandlerTests
{
    private static readonly RetryOptions Options = new() { Timeout = TimeSpan.FromHours(2) };

    private readonly ImmediateTime time = new(TimeSpan.FromHours(1));
    private FakeVendor vendor = new();

    [SetUp]
    public void SetUp() => vendor = new FakeVendor();

    [TearDown]
    public void TearDown() => vendor.Dispose();

    [Test]
    public async Task The_wait_that_a_vendor_asks_for_is_kept_to_the_second()
    {
        vendor.InTurn(() => Busy(new RetryConditionHeaderValue(TimeSpan.FromSeconds(7))), () => FakeVendor.Json("{}"));

        var response = await GetAsync(Options);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(time.Waits.Last(), Is.EqualTo(TimeSpan.FromSeconds(7)));
    }

    [Test]
    public async Task A_wait_until_an_instant_is_kept_too()
    {
        vendor.InTurn(() => Busy(new RetryConditionHeaderValue(time.GetUtcNow().AddSeconds(9))), () => FakeVendor.Json("{}"));

        await GetAsync(Options);

        Assert.That(time.Waits.Last(), Is.EqualTo(TimeSpan.FromSeconds(9)));
    }

    [Test]
    public async Task A_wait_beyond_patience_is_not_begun()
    {
        vendor.Always(_ => Busy(new RetryConditionHeaderValue(TimeSpan.FromHours(1))));

        var response = await GetAsync(Options);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(vendor.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_fault_that_stays_is_asked_about_as_often_as_the_options_say()
    {
        vendor.Always(_ => FakeVendor.Status(HttpStatusCode.BadGateway, ""));

        var response = await GetAsync(Options with { Attempts = 5 });

        Assert.That((response.StatusCode, vendor.Asked.Count), Is.EqualTo((HttpStatusCode.BadGateway, 5)));
    }

    [TestCase(HttpStatusCode.NotFound)]
    [TestCase(HttpStatusCode.BadRequest)]
    [TestCase(HttpStatusCode.Unauthorized)]
    public async Task A_refusal_that_does_not_pass_is_not_tried_again(HttpStatusCode status)
    {
        vendor.Always(_ => FakeVendor.Status(status, ""));

        await GetAsync(Options);

        Assert.That(vendor.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_body_that_breaks_off_on_the_way_is_asked_for_again()
    {
        vendor.InTurn(
            () => new HttpResponseMessage(HttpStatusCode.OK) { Content = new BrokenContent() },
            () => FakeVendor.Json("{}"));

        var response = await GetAsync(Options);

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("{}"));
    }

    [Test]
    public async Task An_answer_that_takes_too_long_is_given_up_and_asked_for_again()
    {
        var asked = 0;
        vendor.Answer = async (_, cancellation) =>
        {
            if (Interlocked.Increment(ref asked) == 1)
                await Task.Delay(Timeout.Infinite, cancellation);
            return FakeVendor.Json("{}");
        };

        var response = await GetAsync(Options with { Timeout = TimeSpan.FromMilliseconds(20) }, TimeProvider.System);

        Assert.That((response.StatusCode, asked), Is.EqualTo((HttpStatusCode.OK, 2)));
    }

    private async Task<HttpResponseMessage> GetAsync(RetryOptions options, TimeProvider? clock = null)
    {
        var quick = clock is null ? options : options with { FirstDelay = TimeSpan.Zero };
        var handler = new RetryHandler(vendor, quick, Secret.None, clock ?? time, NullLogger.Instance);
        using var client = new HttpClient(handler, disposeHandler: false);
        return await client.GetAsync(new Uri("http://vendor.test/"));
    }

    private static HttpResponseMessage Busy(RetryConditionHeaderValue retryAfter)
    {
        var response = FakeVendor.Status(HttpStatusCode.TooManyRequests, "Too Many Requests");
        response.Headers.RetryAfter = retryAfter;
        return response;
    }

    private sealed class BrokenContent : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            throw new IOException("the response ended early");

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
