using SectorPipeline.App.Runs;

namespace SectorPipeline.Tests.App;

public sealed class CountTextTests
{
    [TestCase("requests", 1, "1 request")]
    [TestCase("requests", 1_234, "1,234 requests")]
    [TestCase("retries", 1, "1 retry")]
    [TestCase("tests_passed", 1, "1 test passed")]
    [TestCase("no_data", 1, "1 no data")]
    [TestCase("waited_ms", 9_304, "waited 9.3 s")]
    [TestCase("bytes", 154, "154 B")]
    [TestCase("bytes", 8_576_704, "8.6 MB")]
    public void Counts_read_as_a_person_would_say_them(string name, long count, string text) =>
        Assert.That(CountText.Of(name, count), Is.EqualTo(text));
}
