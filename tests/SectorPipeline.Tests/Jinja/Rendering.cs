using SectorPipeline.Jinja;

namespace SectorPipeline.Tests.Jinja;

/// <summary>Renders a text with a few names.</summary>
internal static class Rendering
{
    public static string Render(string template, params (string Name, object? Value)[] context) =>
        Render(new JinjaEnvironment(), template, context);

    public static string Render(JinjaEnvironment environment, string template, params (string Name, object? Value)[] context) =>
        environment.Parse(template, "models/a.sql").Render(context.ToDictionary(item => item.Name, item => item.Value), CancellationToken.None);

    /// <summary>What is printed, or the message of the failure; any other exception is a bug.</summary>
    public static string Outcome(JinjaEnvironment environment, string template)
    {
        try
        {
            return Render(environment, template);
        }
        catch (JinjaException failure)
        {
            return failure.Message;
        }
    }

    public static JinjaException Fail(string template, params (string Name, object? Value)[] context) =>
        Fail(new JinjaEnvironment(), template, context);

    public static JinjaException Fail(JinjaEnvironment environment, string template, params (string Name, object? Value)[] context)
    {
        try
        {
            var text = Render(environment, template, context);
            throw new AssertionException($"expected a failure, but this was printed: {text}");
        }
        catch (JinjaException failure)
        {
            return failure;
        }
    }
}
