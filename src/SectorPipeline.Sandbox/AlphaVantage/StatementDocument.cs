using System.Globalization;

namespace SectorPipeline.Sandbox;

/// <summary>INCOME_STATEMENT, BALANCE_SHEET and CASH_FLOW: every value a string, "None" where the company reports nothing.</summary>
internal sealed class StatementDocument(string symbol, CompanyAccounts accounts, Func<FinancialPeriod, IEnumerable<(string Name, long? Value)>> fields)
{
    private const int MostYears = 20;
    private const int MostQuarters = 81;
    private const string None = "None";

    /// <summary>The fields of a function, or null when it is no statement.</summary>
    public static Func<FinancialPeriod, IEnumerable<(string Name, long? Value)>>? FieldsOf(string function) => function switch
    {
        "INCOME_STATEMENT" => StatementFields.Income,
        "BALANCE_SHEET" => StatementFields.Balance,
        "CASH_FLOW" => StatementFields.CashFlow,
        _ => null,
    };

    public TextBuffer Render()
    {
        var text = new TextBuffer(1 << 16).Add("{\n    \"symbol\": "u8).AddString(symbol);
        AddReports(text.Add(",\n    \"annualReports\": "u8), accounts.Years.Take(MostYears));
        AddReports(text.Add(",\n    \"quarterlyReports\": "u8), accounts.Quarters.Take(MostQuarters));
        return text.Add("\n}"u8);
    }

    private void AddReports(TextBuffer text, IEnumerable<FinancialPeriod> periods)
    {
        var separator = "[\n        {\n"u8;
        foreach (var period in periods)
        {
            text.Add(separator).Add("            \"fiscalDateEnding\": \""u8).Add(period.End).Add("\",\n            \"reportedCurrency\": \"USD\""u8);
            foreach (var (name, value) in fields(period))
                text.Add(",\n            "u8).AddString(name).Add(": "u8).AddString(value?.ToString(CultureInfo.InvariantCulture) ?? None);
            text.Add("\n        }"u8);
            separator = ",\n        {\n"u8;
        }

        text.Add(separator[0] == '[' ? "[]"u8 : "\n    ]"u8);
    }
}
