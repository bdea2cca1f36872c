using System.Numerics;
using SectorPipeline.App.Cli;

namespace SectorPipeline.Tests.App;

public sealed class JsonTests
{
    private static IEnumerable<TestCaseData> Values() =>
    [
        new TestCaseData(BigInteger.Pow(10, 30), "1000000000000000000000000000000").SetArgDisplayNames("HUGEINT"),
        new TestCaseData(double.NaN, "null").SetArgDisplayNames("NaN"),
        new TestCaseData(float.NegativeInfinity, "null").SetArgDisplayNames("infinity"),
        new TestCaseData(0.1, "0.1").SetArgDisplayNames("double"),
        new TestCaseData(1e300, "1E+300").SetArgDisplayNames("large double"),
        new TestCaseData(new byte[] { 0xab, 1 }, "\"ab01\"").SetArgDisplayNames("BLOB"),
    ];

    [TestCaseSource(nameof(Values))]
    public void A_value_is_written_as_JSON_has_it(object value, string json)
    {
        using var writer = new StringWriter();

        Json.Write(CliEnvironment.Console(writer, redirected: true), value);

        Assert.That(writer.ToString().Trim(), Is.EqualTo(json));
    }
}
