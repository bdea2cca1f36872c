using System.CommandLine;
using System.Globalization;

namespace SectorPipeline.App.Cli;

/// <summary>An option that takes a whole number of a range.</summary>
internal static class WholeNumberOption
{
    public static Option<int> Create(string name, string description, int usual, int least, int most = int.MaxValue)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && int.TryParse(text, CultureInfo.InvariantCulture, out var number) && (number < least || number > most))
                result.AddError(most == int.MaxValue ? $"{name}: use {least} or more." : $"{name}: use {least} to {most}.");
        });
        return option;
    }
}
