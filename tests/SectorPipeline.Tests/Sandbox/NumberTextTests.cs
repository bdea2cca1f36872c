using System.Globalization;
using System.Text;
using FsCheck.Fluent;
using SectorPipeline.Sandbox;

namespace SectorPipeline.Tests.Sandbox;

internal sealed class NumberTextTests
{
    [TestCase(0, "0")]
    [TestCase(42.17, "42.17")]
    [TestCase(42.1, "42.1")]
    [TestCase(100, "100")]
    [TestCase(27.9783845456, "27.9783845456")]
    [TestCase(7.00000700001, "7.00000700001")]
    [TestCase(-1.5, "-1.5")]
    [TestCase(0.000001, "0.000001")]
    public void A_number_is_written_with_the_fewest_digits(double number, string expected)
    {
        Assert.That(Write(number, 0), Is.EqualTo(expected));
    }

    [TestCase(107.51, "107.5100")]
    [TestCase(100, "100.0000")]
    [TestCase(50.7500123456, "50.7500123456")]
    [TestCase(0, "0.0000")]
    public void Zeros_fill_up_to_the_decimals_asked_for(double number, string expected)
    {
        Assert.That(Write(number, 4), Is.EqualTo(expected));
    }

    [Test]
    public void Whatever_is_written_reads_back_as_the_same_number_and_is_no_longer_than_need_be()
    {
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll<int, byte>((digits, scale) =>
        {
            var number = digits / Math.Pow(10, scale % 12);
            var text = Write(number, 0);
            return double.Parse(text, CultureInfo.InvariantCulture) == number
                && (text.Contains('E') || text.Length <= decimal.Parse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture).Length);
        }));
    }

    private static string Write(double number, int decimals)
    {
        Span<byte> text = stackalloc byte[40];
        return Encoding.ASCII.GetString(text[..NumberText.Write(number, decimals, text)]);
    }
}
