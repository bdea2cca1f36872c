using SectorPipeline.App.Cli;
using SectorPipeline.Core;

namespace SectorPipeline.Tests.App;

public sealed class ParameterOptionTests
{
    [Test]
    public void A_value_may_hold_an_equals_sign_or_nothing()
    {
        Assert.That(ParameterOption.Read(["a=b=c", "d="]), Is.EqualTo(new Dictionary<string, string> { ["a"] = "b=c", ["d"] = "" }));
    }

    [Test]
    public void All_that_is_wrong_comes_at_once()
    {
        var error = Assert.Throws<ConfigurationException>(() => ParameterOption.Read(["symbols", "a=1", "a=2", "=x"]));

        Assert.That(error.Faults, Is.EqualTo([
            "--param 'symbols': is no name with a value. Write it as --param symbols=AAPL,MSFT.",
            "--param 'a=2': a is given twice. Separate items of a list by commas.",
            "--param '=x': is no name with a value. Write it as --param symbols=AAPL,MSFT.",
        ]));
    }
}
