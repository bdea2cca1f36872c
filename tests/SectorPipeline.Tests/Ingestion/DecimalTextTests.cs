using System.Globalization;
using System.Text;
using SectorPipeline.Ingestion.Yahoo;

namespace SectorPipeline.Tests.Ingestion;

[TestFixture]
internal sealed class DecimalTextTests
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    [TestCase("0")]
    [TestCase("-0")]
    [TestCase("12.5")]
    [TestCase("-0.001")]
    [TestCase("129.0399932861328")]
    [TestCase("42.540000915527344")]
    [TestCase("9007199254740995.5")]
    [TestCase("9223372036854775807")]
    [TestCase("0.00000000000000001")]
    public void A_number_is_the_nearest_double(string text)
    {
        Assert.That(Read(text), Is.EqualTo(double.Parse(text, Invariant)));
    }

    [TestCase("1e5")]
    [TestCase("9007199254740993", Description = "in the middle of two doubles")]
    [TestCase("123456789.12345678901")]
    public void Others_are_left_to_the_general_reader(string text)
    {
        Assert.That(Read(text), Is.Null);
    }

    [Test]
    public void A_million_prices_are_read_as_the_general_reader_reads_them()
    {
        var random = new Random(4);
        var (wrong, left) = (new List<string>(), 0);
        for (var i = 0; i < 1_000_000; i++)
        {
            var text = Text(random);
            var read = Read(text);
            left += read is null ? 1 : 0;
            if (read is { } value && BitConverter.DoubleToInt64Bits(value) != BitConverter.DoubleToInt64Bits(double.Parse(text, Invariant)))
                wrong.Add(text);
        }

        Assert.That(wrong, Is.Empty);
        Assert.That(left, Is.LessThan(1_000), "the fast way is the usual way");
    }

    // 32-bit prices written as doubles, cents, adjusted closes with all their digits, and random digits.
    private static string Text(Random random) => random.Next(4) switch
    {
        0 => ((double)(float)(random.NextDouble() * 1000)).ToString("R", Invariant) is var single && !single.Contains('E', StringComparison.Ordinal) && single.Length < 19 ? single : "1",
        1 => (random.Next(1_000_000) / 100.0).ToString("R", Invariant),
        2 => (random.NextDouble() * 1000).ToString("F15", Invariant) is var adjusted && adjusted.Length < 19 ? adjusted : "2.5",
        _ => (1_000_000_000_000_000_000 + random.NextInt64(1L << 62)).ToString(Invariant).Insert(random.Next(1, 3), ".")[..random.Next(3, 19)].TrimEnd('.'),
    };

    private static double? Read(string text) => DecimalText.TryRead(Encoding.ASCII.GetBytes(text), out var value) ? value : null;
}
