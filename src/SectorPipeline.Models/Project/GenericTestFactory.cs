using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>Makes the test nodes that YAML files ask for.</summary>
internal sealed class GenericTestFactory(ProjectFile project, NodeFactory nodes, MacroRegistry macros, Diagnostics diagnostics)
{
    private readonly string[] known = [.. macros.All
        .Where(macro => macro.Name.StartsWith("test_", StringComparison.Ordinal))
        .Select(macro => macro.Name["test_".Length..])];

    /// <summary>The tests of a node and of its columns.</summary>
    public IEnumerable<TestNode> TestsOf(Node node, SchemaEntry entry, string projectPath)
    {
        foreach (var test in entry.Tests)
        {
            if (Create(node, entry, test, null, projectPath) is { } made)
                yield return made;
        }

        foreach (var column in entry.Columns)
        {
            foreach (var test in column.Tests)
            {
                if (Create(node, entry, test, column, projectPath) is { } made)
                    yield return made;
            }
        }
    }

    private TestNode? Create(Node node, SchemaEntry entry, TestEntry test, ColumnEntry? column, string projectPath)
    {
        if (Macro(test) is not { } macro)
        {
            diagnostics.Fault(test.Place.Fault($"no test is called '{test.Name}'.{NearestName.Hint(test.Name, known)} Tests of your own go to tests/generic or macros."));
            return null;
        }

        if (WrongArgument(test, macro, column) is { } wrong)
        {
            diagnostics.Fault(test.Place.Fault(wrong));
            return null;
        }

        var arguments = new Dictionary<string, object?>(test.Arguments, StringComparer.Ordinal);
        if (column is not null)
            arguments["column_name"] = column.Quote ? $"\"{column.Info.Name}\"" : column.Info.Name;
        var model = ModelArgument(node);
        var (full, file) = Name(node, entry, test, arguments);
        var fqn = nodes.Fqn(projectPath.Split('/')[1..^1], full);
        return new TestNode(test.Place.File)
        {
            UniqueId = $"test.{project.Name}.{full}.{TestNaming.Hash(full, test.Name, test.Namespace, With(arguments, model))}",
            Name = full,
            Package = project.Name,
            Fqn = fqn,
            FilePath = projectPath,
            Path = $"{file}.sql",
            Config = Config(test, column, fqn),
            OwnSettings = test.Config,
            RootSettings = nodes.RootSettings(ResourceType.Test, fqn),
            Description = test.Description,
            DependsOn = [node.UniqueId],
            Generic = new GenericTest
            {
                Name = test.Name,
                Namespace = test.Namespace,
                AttachedTo = node.UniqueId,
                Target = node,
                Column = column?.Info.Name,
                Arguments = arguments,
                ModelArgument = model,
                Line = test.Place.Line,
                LineColumn = test.Place.Column,
            },
        };
    }

    // Tests of people's own may look whether an argument is given; those that come with the engine need theirs.
    private static string? WrongArgument(TestEntry test, Macro macro, ColumnEntry? column)
    {
        var parameters = macro.Definition.Parameters.Where(parameter => parameter.Name is not "model").ToList();
        var names = parameters.Select(parameter => parameter.Name).ToList();
        var stranger = macro.Definition.TakesOthers ? null : test.Arguments.Keys.FirstOrDefault(name => name != "model" && !names.Contains(name, StringComparer.Ordinal));
        if (stranger is not null)
            return $"test '{test.Name}' takes no '{stranger}'.{NearestName.Hint(stranger, names)}{(names.Count == 0 ? "" : $" It takes {string.Join(", ", names)}.")}";
        if (column is not null && !macro.Definition.TakesOthers && !names.Contains("column_name", StringComparer.Ordinal))
            return $"test '{test.Name}' is not one of a column: its macro has no parameter 'column_name'. Move it to the model, or add the parameter.";
        var missing = macro.Package != MacroRegistry.BuiltinPackage ? null
            : parameters.FirstOrDefault(parameter => !parameter.HasDefault && !test.Arguments.ContainsKey(parameter.Name) && (parameter.Name != "column_name" || column is null));
        return missing is null ? null : $"test '{test.Name}' needs '{missing.Name}'. Add '{missing.Name}: …'.";
    }

    private Macro? Macro(TestEntry test) =>
        test.Namespace is null ? macros.Find($"test_{test.Name}") : macros.Find(test.Namespace, $"test_{test.Name}");

    private static (string Full, string Short) Name(Node node, SchemaEntry entry, TestEntry test, Dictionary<string, object?> arguments)
    {
        if (test.CustomName is { } custom)
            return (custom, custom);
        var kind = test.Namespace is null ? test.Name : $"{test.Namespace}_{test.Name}";
        return node is SourceNode source
            ? TestNaming.Name($"source_{kind}", $"{source.SourceName}_{entry.Name}", arguments)
            : TestNaming.Name(kind, entry.Name, arguments);
    }

    private static string ModelArgument(Node node) =>
        node is SourceNode source
            ? "{{ get_where_subquery(source('" + source.SourceName + "', '" + source.Name + "')) }}"
            : "{{ get_where_subquery(ref('" + node.Name + "')) }}";

    private static Dictionary<string, object?> With(Dictionary<string, object?> arguments, string model) =>
        new(arguments, StringComparer.Ordinal) { ["model"] = model };

    private NodeConfig Config(TestEntry test, ColumnEntry? column, IReadOnlyList<string> fqn)
    {
        var config = nodes.Config(ResourceType.Test, fqn, null, "test");
        if (column is { Info.Tags.Count: > 0 })
            config.Merge([new("tags", column.Info.Tags.Cast<object?>().ToList())]);
        config.Merge(test.Config);
        return config;
    }
}
