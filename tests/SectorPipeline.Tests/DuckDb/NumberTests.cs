using System.Numerics;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Tests.DuckDb;

public sealed class NumberTests
{
    [TestCase("123.4", 4, 1)]
    [TestCase("-0.0001", 4, 4)]
    [TestCase("12345.6789", 9, 4)]
    [TestCase("-99999999999999.9999", 18, 4)]
    [TestCase("123456789012345678.1234567890", 28, 10)]
    [TestCase("79228162514264337593543950335", 38, 0)]
    [TestCase("-0.1234567890123456789012345678", 38, 28)]
    public void A_decimal_keeps_every_digit_at_every_width(string digits, int width, int scale)
    {
        using var connection = Memory.Open();
        using var reader = connection.Query($"select '{digits}'::decimal({width}, {scale}) as v");
        reader.Read();

        Assert.That(reader.GetDecimal(0), Is.EqualTo(decimal.Parse(digits)));
        Assert.That(reader.GetString(0), Is.EqualTo(digits));
        Assert.That(reader.GetDouble(0), Is.EqualTo(double.Parse(digits)).Within(1e-13).Percent);
        Assert.That(reader.GetDataTypeName(0), Is.EqualTo($"DECIMAL({width},{scale})"));
    }

    [Test]
    public void A_decimal_with_more_decimals_than_dotnet_has_is_read_when_they_are_zeros()
    {
        using var connection = Memory.Open();

        Assert.That(connection.Scalar("select 1.5::decimal(38, 35)"), Is.EqualTo(1.5m));
    }

    [TestCase("7::tinyint")]
    [TestCase("7::ubigint")]
    [TestCase("sum(7)")]
    public void An_integer_is_readable_as_any_number_that_holds_it(string sql)
    {
        using var connection = Memory.Open();
        using var reader = connection.Query($"select {sql}");
        reader.Read();

        Assert.That(reader.GetByte(0), Is.EqualTo(7));
        Assert.That(reader.GetInt16(0), Is.EqualTo(7));
        Assert.That(reader.GetInt32(0), Is.EqualTo(7));
        Assert.That(reader.GetInt64(0), Is.EqualTo(7));
        Assert.That(reader.GetFloat(0), Is.EqualTo(7));
        Assert.That(reader.GetDouble(0), Is.EqualTo(7));
        Assert.That(reader.GetDecimal(0), Is.EqualTo(7));
        Assert.That(reader.GetFieldValue<BigInteger>(0), Is.EqualTo((BigInteger)7));
        Assert.That(reader.GetFieldValue<uint?>(0), Is.EqualTo(7u));
    }

    [Test]
    public void A_number_that_does_not_fit_is_refused()
    {
        using var connection = Memory.Open();
        using var reader = connection.Query("select 300 as v, 2::hugeint << 100 as h");
        reader.Read();

        Assert.That(() => reader.GetByte(0), Throws.TypeOf<OverflowException>().With.Message.Contains("column 'v'"));
        Assert.That(() => reader.GetInt64(1), Throws.TypeOf<OverflowException>());
    }

    [Test]
    public void A_double_is_not_cut_to_an_integer()
    {
        using var connection = Memory.Open();
        using var reader = connection.Query("select 1.5::double as v");
        reader.Read();

        Assert.That(() => reader.GetInt32(0), Throws.TypeOf<InvalidCastException>().With.Message.EqualTo(
            "column 'v': DOUBLE cannot be read as Int32. Read it as Double, or cast it in the SQL."));
    }
}
