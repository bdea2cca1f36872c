using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using SectorPipeline.Core;
using SectorPipeline.Ingestion;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Tests.Lake;

namespace SectorPipeline.Tests.Ingestion;

[TestFixture]
internal sealed class VendorClientTests
{
    private static readonly RetryOptions Patient = new() { Timeout = TimeSpan.FromHours(2) };

    private static readonly RefusalTable Refusals = new(
        [new(HttpStatusCode.OK, "wrong key", VendorOutcome.BadKey)],
        answer => SmallBody.Find(answer, root => SmallBody.Text(root, "error")));

    private readonly ImmediateTime time = new(TimeSpan.FromHours(1));
    private RequestMeter meter = new();
    private FakeVendor vendor = new();
    private TemporaryLake lake = new();

    [SetUp]
    public void SetUp() => (vendor, lake, meter) = (new FakeVendor(), new TemporaryLake(), new RequestMeter());

    [TearDown]
    public void TearDown()
    {
        vendor.Dispose();
        lake.Dispose();
    }

    [TestCase(HttpStatusCode.MovedPermanently)]
    [TestCase(HttpStatusCode.TemporaryRedirect)]
    public void Who_sends_the_caller_elsewhere_is_at_fault(HttpStatusCode status)
    {
        var verdict = new RefusalTable([], _ => null).Judge(new VendorAnswer("request", status, "", default));

        Assert.That(verdict.Outcome, Is.EqualTo(VendorOutcome.VendorFault));
    }

    [Test]
    public async Task The_wait_that_a_vendor_asks_for_is_kept_to_the_second()
    {
        vendor.InTurn(() => Busy(new RetryConditionHeaderValue(TimeSpan.FromSeconds(7))), () => FakeVendor.Json("{}"));

        await AskAsync(Patient);

        Assert.That(time.Waits, Does.Contain(TimeSpan.FromSeconds(7)));
        Assert.That((meter.Requests, meter.Retries), Is.EqualTo((2L, 1L)));
    }

    [Test]
    public async Task A_wait_until_an_instant_is_kept_too()
    {
        vendor.InTurn(() => Busy(new RetryConditionHeaderValue(time.GetUtcNow().AddSeconds(9))), () => FakeVendor.Json("{}"));

        await AskAsync(Patient);

        Assert.That(time.Waits, Does.Contain(TimeSpan.FromSeconds(9)));
    }

    [Test]
    public void A_wait_beyond_patience_is_not_begun()
    {
        vendor.Always(_ => Busy(new RetryConditionHeaderValue(TimeSpan.FromHours(1))));

        var failure = Assert.CatchAsync<VendorException>(() => AskAsync(Patient));

        Assert.That((failure?.Outcome, failure?.RetryAfter, vendor.Asked.Count), Is.EqualTo((VendorOutcome.Throttled, TimeSpan.FromHours(1), 1)));
    }

    [Test]
    public void A_fault_that_stays_is_asked_about_as_often_as_the_options_say()
    {
        vendor.Always(_ => FakeVendor.Status(HttpStatusCode.BadGateway, ""));

        var failure = Assert.CatchAsync<VendorException>(() => AskAsync(Patient with { Attempts = 5 }));

        Assert.That((failure?.Outcome, vendor.Asked.Count), Is.EqualTo((VendorOutcome.VendorFault, 5)));
    }

    [TestCase(404, "", "UnknownSymbol")]
    [TestCase(400, "", "ChangedFormat")]
    [TestCase(401, "", "BadKey")]
    [TestCase(200, """{"error":"wrong key"}""", "BadKey")]
    public void A_refusal_that_does_not_pass_is_believed_when_it_comes_twice(int status, string body, string outcome)
    {
        vendor.Always(_ => FakeVendor.Status((HttpStatusCode)status, body));

        var failure = Assert.CatchAsync<VendorException>(() => AskAsync(Patient));

        Assert.That((failure?.Outcome.ToString(), failure?.IsUnconfirmed, vendor.Asked.Count), Is.EqualTo((outcome, false, 2)));
    }

    [Test]
    public async Task A_refusal_that_comes_once_is_a_slip()
    {
        vendor.InTurn(() => FakeVendor.Json("""{"error":"wrong key"}"""), () => FakeVendor.Json("{}"));

        Assert.That(await AskAsync(Patient), Is.EqualTo("{}"));
    }

    [Test]
    public void A_refusal_that_comes_last_is_not_believed()
    {
        vendor.InTurn(
            () => FakeVendor.Status(HttpStatusCode.BadGateway, ""),
            () => FakeVendor.Json("""{"error":"wrong key"}"""));

        var failure = Assert.CatchAsync<VendorException>(() => AskAsync(Patient with { Attempts = 2 }));

        Assert.That((failure?.Outcome, failure?.IsUnconfirmed, failure?.IsTransient, failure?.StopsVendor), Is.EqualTo((VendorOutcome.BadKey, true, true, false)));
    }

    [Test]
    public async Task A_body_that_breaks_off_on_the_way_is_asked_for_again()
    {
        vendor.InTurn(
            () => new HttpResponseMessage(HttpStatusCode.OK) { Content = new BrokenContent() },
            () => FakeVendor.Json("{}"));

        Assert.That(await AskAsync(Patient), Is.EqualTo("{}"));
    }

    [Test]
    public async Task A_body_that_is_not_UTF8_is_asked_for_again()
    {
        vendor.InTurn(
            () => new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent([(byte)'"', 0xE4, (byte)'"']) },
            () => FakeVendor.Json("\uFEFF{}"));

        Assert.That(await AskAsync(Patient), Is.EqualTo("{}"), "and a byte-order mark is not part of the body");
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

        await AskAsync(Patient with { Timeout = TimeSpan.FromMilliseconds(20), FirstDelay = TimeSpan.Zero }, clock: TimeProvider.System);

        Assert.That(asked, Is.EqualTo(2));
    }

    [Test]
    public void A_spent_budget_is_a_spent_quota_without_a_request()
    {
        vendor.Always(_ => FakeVendor.Json("{}"));
        var ledger = new FakeLedger { Left = 0 };

        var failure = Assert.CatchAsync<VendorException>(() => AskAsync(Patient, ledger));

        Assert.That((failure?.Outcome, failure?.Message, vendor.Asked.Count), Is.EqualTo((VendorOutcome.QuotaSpent, "the budget of 25 calls a day is used up", 0)));
    }

    [Test]
    public void A_pause_that_the_vendor_asks_for_is_told_to_the_ledger()
    {
        vendor.Always(_ => Busy(new RetryConditionHeaderValue(TimeSpan.FromHours(1))));
        var ledger = new FakeLedger();

        Assert.CatchAsync<VendorException>(() => AskAsync(Patient, ledger));

        Assert.That(ledger.PausedUntil, Is.EqualTo(time.GetUtcNow().AddHours(1)));
    }

    [Test]
    public async Task Those_who_wait_at_the_same_time_ask_the_ledger_together()
    {
        var gate = new TaskCompletionSource();
        var ledger = new FakeLedger { Gate = gate.Task };
        await using var limiter = new LedgerLimiter("any", new VendorLimits(null, 100, null, TimeZoneInfo.Utc), ledger, TimeSpan.FromMinutes(1), time);

        var waiting = Enumerable.Range(0, 32).Select(_ => limiter.AcquireAsync(1).AsTask()).ToList();
        gate.SetResult();
        var leases = await Task.WhenAll(waiting);

        Assert.That(leases.Select(lease => lease.IsAcquired), Is.All.True);
        Assert.That(ledger.Asked, Is.EqualTo(2), "the first for itself, the next for all who waited meanwhile");
    }

    [Test]
    public void Our_own_count_of_the_day_is_not_asked_twice()
    {
        var failure = Assert.CatchAsync<VendorException>(() => AskAsync(Patient, new FakeLedger { Left = 0 }));

        Assert.That((failure?.Outcome, failure?.IsUnconfirmed, meter.Retries), Is.EqualTo(((VendorOutcome?)VendorOutcome.QuotaSpent, (bool?)false, 0L)));
    }

    [TestCase("gzip")]
    [TestCase("br")]
    public async Task A_body_that_cannot_be_unpacked_is_the_vendors_fault(string encoding)
    {
        vendor.InTurn(() => Packed(encoding), () => FakeVendor.Json("{}"));

        var body = await AskAsync(Patient);

        Assert.That((body, meter.Requests), Is.EqualTo(("{}", 2L)));
    }

    [Test]
    public async Task A_request_without_an_answer_is_counted_with_its_outcome()
    {
        using var counted = new RequestCounter("any");
        vendor.InTurn(
            () => new HttpResponseMessage(HttpStatusCode.OK) { Content = new BrokenContent() },
            () => FakeVendor.Status(HttpStatusCode.BadGateway, ""),
            () => FakeVendor.Json("{}"));

        await AskAsync(Patient);

        Assert.That(counted.Outcomes, Is.EqualTo(new[] { "VendorFault", "VendorFault", "Ok" }));
    }

    private async Task<string> AskAsync(RetryOptions options, FakeLedger? ledger = null, TimeProvider? clock = null)
    {
        var platform = new VendorPlatform(lake.Lake, ledger ?? new FakeLedger(), clock ?? time, new LogRecorder(), () => vendor);
        var vendorOptions = new AlphaVantageOptions { Retry = options, CallsPerSecond = null };
        using var client = new VendorClient("any", vendorOptions, Refusals, platform);
        var request = new VendorRequest("prices", Session.Parse("2020-01-03"), "AAPL", new Uri("http://vendor.test/"));
        return await client.AskAsync(request, meter, answer => Encoding.UTF8.GetString(answer.Body.Span), CancellationToken.None);
    }

    private static HttpResponseMessage Busy(RetryConditionHeaderValue retryAfter)
    {
        var response = FakeVendor.Status(HttpStatusCode.TooManyRequests, "Too Many Requests");
        response.Headers.RetryAfter = retryAfter;
        return response;
    }

    // What the client's own transport does to a packed body, which here is none.
    private static HttpResponseMessage Packed(string encoding)
    {
        var body = new MemoryStream(Encoding.UTF8.GetBytes("{\"no\":\"packed body\"}"));
        Stream unpacking = encoding == "gzip"
            ? new GZipStream(body, CompressionMode.Decompress)
            : new BrotliStream(body, CompressionMode.Decompress);
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(unpacking) };
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
