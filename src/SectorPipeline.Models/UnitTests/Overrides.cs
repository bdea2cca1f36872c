using SectorPipeline.Core;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>Puts the values that a unit test gives in the place of macros, variables and environment variables.</summary>
internal sealed class Overrides(UnitTestEntry test, ModelNode model, ProjectContext context, Action<string> warn)
{
    private readonly UnitTestOverrides values = test.Overrides;
    private readonly HashSet<string> warned = new(StringComparer.Ordinal);

    public void Apply(RenderScope scope)
    {
        if (values.Vars.Count > 0)
            scope["var"] = context.VariablesIn(model.Package).Under(values.Vars).In(scope);
        if (values.EnvironmentVariables.Count > 0)
            scope["env_var"] = new JinjaFunction("env_var", EnvironmentVariable);
        foreach (var (name, value) in values.Macros)
            Replace(scope, name, value);
    }

    private object? EnvironmentVariable(JinjaArguments arguments) =>
        values.EnvironmentVariables.TryGetValue(arguments.Text(0, "var"), out var value) ? value : context.EnvironmentVariables.Call(arguments);

    private void Replace(RenderScope scope, string name, object? value)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var macro = dot < 0 ? scope.Macros.Find(name) : scope.Macros.Find(name[..dot], name[(dot + 1)..]);
        if (macro is not null)
            scope.Replace(macro, Constant(name, value));
        else if (dot >= 0 || !scope.TryGet(name, out _))
            Warn(scope, name);
        if (dot < 0 && scope.Macros.Own(name) is null && scope.TryGet(name, out var current))
            scope[name] = current is IJinjaCallable ? Constant(name, value) : value;
    }

    private void Warn(RenderScope scope, string name)
    {
        if (!warned.Add(name))
            return;
        var place = ((YamlMap)((YamlMap)((YamlMap)test.Place)["overrides"]!)["macros"]!).Entries.First(entry => entry.Key.Text == name).Key;
        var known = scope.Names.Concat(scope.Macros.All.Select(macro => $"{macro.Package}.{macro.Name}"));
        warn($"warning {place.File.DisplayPath}:{place.Line}: no macro is called '{name}', so that the override changes nothing.{NearestName.Hint(name, known)}");
    }

    private static JinjaFunction Constant(string name, object? value) => new(name, _ => value);
}
